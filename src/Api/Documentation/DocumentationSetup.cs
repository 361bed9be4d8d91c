using System.Collections.Concurrent;
using System.Reflection;
using Mentoring.Api.Development;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Mentoring.Api.Documentation;

/// <summary>The published contract: /openapi/v1.json, and /swagger to try it out.</summary>
internal static class DocumentationSetup
{
    public static void AddDocumentation(this IServiceCollection services)
    {
        services.AddSingleton<ExampleData>();
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new()
            {
                Title = "Mentoring.Api",
                Version = "v1",
                Description = "Runs workplace mentoring programmes and holds their rules. What you may not see is absent: 404, never 403. "
                    + "A rule that refuses is named in the problem's `rule`; `/rules/{id}` tells what it says.",
            });
            options.SupportNonNullableReferenceTypes();
            foreach (var assembly in (Assembly[])[typeof(Id<>).Assembly, typeof(DocumentationSetup).Assembly]) options.IncludeXmlComments(assembly);
            options.MapType(typeof(Id<>), () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" });
            options.CustomSchemaIds(SchemaId);
            options.ParameterFilter<TypedParameters>();
            options.SchemaFilter<Shapes>();
            options.OperationFilter<HeadersAndErrors>();
            options.OperationFilter<Examples>();
            options.DocumentFilter<InOrder>();
            options.AddSecurityDefinition("bearer", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "In Development, POST /dev/token {\"as\": \"coordinator\"} gives one.",
            });
        });
        services.AddSingleton<IAsyncSwaggerProvider, MadeOnce>();
    }

    public static void MapDocumentation(this WebApplication app)
    {
        // The middleware has the generator made for every request that comes by, whatever is asked for.
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/openapi"), documents => documents.UseSwagger(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.RouteTemplate = "openapi/{documentName}.json";
        }));
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "swagger";
            options.SwaggerEndpoint("/openapi/v1.json", "Mentoring.Api v1");
            if (app.Environment.IsDevelopment()) options.SwaggerEndpoint($"/openapi/{DevelopmentSetup.Group}.json", "Development");
            options.EnablePersistAuthorization();
        });
    }

    /// <summary>A view is published by the name of what it shows, as in GraphQL; generics by what they hold: PageOfApplication.</summary>
    private static string SchemaId(Type type) => !type.IsGenericType ? (type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^"View".Length] : type.Name)
        : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Join("And", type.GetGenericArguments().Select(SchemaId))}";

    /// <summary>A document takes a second to make and never changes. What there is none of is not kept.</summary>
    private sealed class MadeOnce(IServiceProvider services) : IAsyncSwaggerProvider
    {
        private readonly ConcurrentDictionary<(string Name, string? Host, string? Path), OpenApiDocument> made = [];

        public async Task<OpenApiDocument> GetSwaggerAsync(string documentName, string? host = null, string? basePath = null)
        {
            if (made.TryGetValue((documentName, host, basePath), out var there)) return there;
            using var scope = services.CreateScope();
            return made[(documentName, host, basePath)] = await scope.ServiceProvider.GetRequiredService<SwaggerGenerator>().GetSwaggerAsync(documentName, host, basePath);
        }
    }
}
