using Mentoring.Api.Confidentiality;
using Mentoring.Api.Development;
using Mentoring.Api.Documentation;
using Mentoring.Api.Enrolments;
using Mentoring.Api.Evaluation;
using Mentoring.Api.Exports;
using Mentoring.Api.Forms;
using Mentoring.Api.Graph;
using Mentoring.Api.Http;
using Mentoring.Api.Identity;
using Mentoring.Api.Integration;
using Mentoring.Api.Journals;
using Mentoring.Api.Matching;
using Mentoring.Api.Meetings;
using Mentoring.Api.Notices;
using Mentoring.Api.Operations;
using Mentoring.Api.People;
using Mentoring.Api.Portfolios;
using Mentoring.Api.Privacy;
using Mentoring.Api.Programmes;
using Mentoring.Api.Progress;
using Mentoring.Api.Relationships;
using Mentoring.Api.Reminders;
using Mentoring.Api.Rules;
using Mentoring.Api.Support;
using Mentoring.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddDomain();
builder.AddHttp();
builder.AddIdentity();
builder.AddGraph();
builder.AddExports();
builder.Services.AddDocumentation();
builder.AddIntegration();
builder.Services.AddOperations();
if (builder.Environment.IsDevelopment()) builder.Services.AddDevelopment();

var app = builder.Build();
app.UseHttp();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseViewer();
app.UseRequestTerms();

app.MapPeople();
app.MapProgrammes();
app.MapReadiness();
app.MapEnrolments();
app.MapMatching();
app.MapRelationships();
app.MapMeetings();
app.MapReminders();
app.MapProgress();
app.MapJournals();
app.MapForms();
app.MapPilotReviews();
app.MapPortfolios();
app.MapMonitoring();
app.MapSupport();
app.MapConsents();
app.MapRetention();
app.MapSubjectRequests();
app.MapPrivacy();
app.MapNotices();
app.MapIntegration();
app.MapExports();
app.MapRules();
app.MapGraph();
app.MapHealth();
app.MapDocumentation();
if (app.Environment.IsDevelopment()) app.MapDevelopment();
app.MakeOnce();

await app.RunAsync();

namespace Mentoring.Api
{
    /// <summary>The host, for tests that start it.</summary>
    public partial class Program;
}
