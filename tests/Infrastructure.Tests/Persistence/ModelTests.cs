using System.Reflection;
using System.Text.RegularExpressions;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Privacy;
using Mentoring.Infrastructure.Confidentiality;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Persistence;

/// <summary>What holds for every record that is stored, by the model itself.</summary>
public sealed partial class ModelTests
{
    private static readonly Type[] Records = [.. typeof(Entity).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Entity)) && !type.IsAbstract)];

    /// <summary>What is confidential is unreadable to who holds the file alone. A new confidential text belongs here and into its mapping.</summary>
    private static readonly string[] Encrypted =
        [
            "ActionPlan.Content", "Agenda.Content", "Agreement.Terms", "AnnualReviewItem.Text", "Answers.Content", "Concern.Text", "ConcernNote.Text", "Consultation.Text",
            "Disclosure.Content", "EndingReason.Note", "EvaluationAnswer.Content", "Evidence.Content", "EvidenceFile.Facts", "Export.Purpose", "Feedback.Text", "Goal.Content", "Goal.Earlier", "LearningStyle.Text", "LegalHold.Reason", "LegalHold.WhyLifted", "MatchProfile.Text", "MeetingLog.Content", "MentorsMentor.Terms", "OffLimitsTopic.Label", "Opportunity.Setting", "PersonalProfile.Content",
            "PlannedAction.Content", "PrivateNote.Text", "ProgressStatement.Content", "ProgressUpdate.Text", "Rectification.After", "Rectification.Before", "ReflectiveLog.Content", "RematchRequest.Note", "ReviewStatement.Content",
            "SafetyConcern.Steps", "SafetyConcern.Text", "SafetyConcern.WhyNotTalked", "Selection.Message", "SelfAssessment.Content", "SignOff.Reason", "SubjectRequest.Ground", "ToolSheet.Content", "UnsignedAnswer.Content",
        ];

    [Fact]
    public void No_navigation_leaves_an_aggregate() => Assert.All(Models(), model => Assert.Empty(Leaks(model)));

    [Fact]
    public void A_navigation_that_leaves_an_aggregate_is_noticed()
    {
        using var db = new Leaky();
        Assert.Contains("Note.Writer -> Author", Leaks(db.Model));
    }

    [Fact]
    public void Every_record_is_stored_and_says_who_may_see_it()
    {
        Assert.All(Models(), model => Assert.Empty(Records.Except(model.GetEntityTypes().Select(entity => entity.ClrType))));
        Assert.All(Records, record => Assert.Contains(typeof(IVisible<>).MakeGenericType(record), record.GetInterfaces()));
    }

    [Fact]
    public void Every_record_has_a_version_that_its_writers_share() =>
        Assert.All(Models(), model => Assert.All(Records, record => Assert.True(model.FindEntityType(record)!.FindProperty(nameof(Entity.Version))!.IsConcurrencyToken, record.Name)));

    [Fact]
    public void Enums_are_text_and_confidential_columns_are_encrypted() => Assert.All(Models(), model =>
    {
        var properties = model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).ToList();
        Assert.All(properties.Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum), property => Assert.Equal(typeof(string), property.GetProviderClrType()));
        Assert.Equal(Encrypted, properties.Where(IsEncrypted).Select(property => $"{property.DeclaringType.ClrType.Name}.{property.Name}").Order(StringComparer.Ordinal));
    });

    /// <summary>Else who read it would not be recorded. A hold on a relationship is the data-protection owner's own word, and nothing of what passes in it.</summary>
    [Fact]
    public void Whatever_is_encrypted_in_a_relationship_says_that_it_is_content() => Assert.All(Models(), model =>
    {
        var encrypted = model.GetEntityTypes().Where(entity => entity.FindProperty(nameof(IRelationshipContent.RelationshipId)) is not null && entity.GetProperties().Any(IsEncrypted)).Select(entity => entity.ClrType).Except([typeof(LegalHold)]);
        Assert.Equal(
            Records.Where(record => record.IsAssignableTo(typeof(IRelationshipContent))).Select(record => record.Name).Order(StringComparer.Ordinal),
            encrypted.Select(record => record.Name).Order(StringComparer.Ordinal));
    });

    /// <summary>A row is written once for each id of one column: what a viewer, a rule or a list looks up by has an index.</summary>
    [Fact]
    public void Every_reference_to_a_person_programme_or_relationship_has_an_index() => Assert.All(Models(), model =>
    {
        var missing = from entity in model.GetEntityTypes()
                      from key in entity.GetForeignKeys()
                      where !entity.GetIndexes().Any(index => index.Properties[0] == key.Properties[0]) && entity.FindPrimaryKey()!.Properties[0] != key.Properties[0]
                      select $"{entity.ClrType.Name}.{key.Properties[0].Name}";
        Assert.Empty(missing);
    });

    /// <summary>The closure of the lines follows from the lines and the applications, which are on the list.</summary>
    [Fact]
    public void After_a_write_to_what_a_viewer_rests_on_it_is_loaded_again()
    {
        var read = ReadTables().Matches(ViewerStatement.ForBoth).Select(match => match.Groups["table"].Value).Except(["ManagementLink"]).ToHashSet(StringComparer.Ordinal);
        var roots = Models()[0].GetEntityTypes().Where(entity => read.Remove(entity.GetTableName()!)).Select(entity => (entity.FindOwnership()?.PrincipalEntityType ?? entity).ClrType);
        Assert.Equal(roots.Distinct().Select(type => type.Name).Order(StringComparer.Ordinal), ViewerSource.RestsOn.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Empty(read);
    }

    [Fact]
    public void AddInfrastructure_is_the_only_door() => Assert.Equal(
        [nameof(InfrastructureRegistration)],
        typeof(InfrastructureRegistration).Assembly.GetExportedTypes().Where(type => !type.IsSubclassOf(typeof(Migration))).Select(type => type.Name));

    [Fact]
    public void It_has_one_handle() => Assert.Equal(
        [nameof(InfrastructureRegistration.AddInfrastructure)],
        typeof(InfrastructureRegistration).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name));

    [GeneratedRegex("(?:FROM|JOIN) \"(?<table>\\w+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ReadTables();

    private static List<IModel> Models()
    {
        using var sqlite = new SqliteDesignTime().CreateDbContext([]);
        using var postgres = new PostgresDesignTime().CreateDbContext([]);
        return [sqlite.Model, postgres.Model];
    }

    private static IEnumerable<string> Leaks(IModel model) =>
        from entity in model.GetEntityTypes()
        from navigation in entity.GetNavigations().Concat<INavigationBase>(entity.GetSkipNavigations())
        where !navigation.TargetEntityType.IsOwned() && !(entity.IsOwned() && navigation is INavigation { ForeignKey.IsOwnership: true })
        select $"{entity.ClrType.Name}.{navigation.Name} -> {navigation.TargetEntityType.ClrType.Name}";

    /// <summary>What was not encrypted by the write door cannot be stored at all: see DataKeyTests.</summary>
    private static bool IsEncrypted(IProperty property) => property.ClrType.IsGenericType && property.ClrType.GetGenericTypeDefinition() == typeof(Confidential<>);

    private sealed class Author
    {
        public int Id { get; set; }
    }

    private sealed class Note
    {
        public int Id { get; set; }
        public Author? Writer { get; set; }
    }

    private sealed class Leaky : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite("Data Source=:memory:");

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Note>();
    }
}
