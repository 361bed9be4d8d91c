using System.Reflection;
using System.Text.Json.Nodes;
using Mentoring.Api.Errors;
using Mentoring.Api.Http;
using Mentoring.Api.Portfolios;
using Mentoring.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Mentoring.Api.Documentation;

/// <summary>A typed id in a path or a query is a UUID, and a choice has its words.</summary>
internal sealed class TypedParameters : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter.In == ParameterLocation.Query) parameter.Description ??= ParameterWords.Of(parameter.Name!);
        var type = context.ApiParameterDescription.Type ?? context.ParameterInfo?.ParameterType;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Id<>) && parameter.Schema is OpenApiSchema schema)
            (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
        if (Choice(context.ParameterInfo?.ParameterType) is { } choice && parameter is OpenApiParameter open)
            open.Schema = context.SchemaGenerator.GenerateSchema(choice, context.SchemaRepository);
    }

    private static Type? Choice(Type? type) =>
        type is not null && (Nullable.GetUnderlyingType(type) ?? type) is { IsGenericType: true } word && word.GetGenericTypeDefinition() == typeof(Word<>) ? word.GetGenericArguments()[0] : null;
}

/// <summary>Enums are strings; warnings come with answers to writes.</summary>
internal sealed class Shapes : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.MemberInfo?.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete) Deprecate(schema, obsolete.Message);
        if (schema is not OpenApiSchema open) return;
        if (context.Type == typeof(Optional<string>)) (open.Type, open.Properties) = (JsonSchemaType.String | JsonSchemaType.Null, null);
        if (context.Type.IsEnum) open.Type = JsonSchemaType.String;
        // What a client reads may grow: only what it sends is closed.
        if (context.Type.IsAssignableTo(typeof(View)) || context.Type == typeof(Problem)) open.AdditionalPropertiesAllowed = true;
    }

    private static void Deprecate(IOpenApiSchema schema, string? reason)
    {
        if (schema is OpenApiSchema open) (open.Deprecated, open.Description) = (true, reason);
        if (schema is OpenApiSchemaReference reference) (reference.Deprecated, reference.Description) = (true, reason);
    }
}

/// <summary>What the handlers do not say: tokens and scopes, versions, idempotency keys, and how errors look.</summary>
internal sealed class HeadersAndErrors : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var reads = context.ApiDescription.HttpMethod == "GET";
        if (metadata.OfType<ObsoleteAttribute>().FirstOrDefault() is { } obsolete) (operation.Deprecated, operation.Description) = (true, $"{obsolete.Message} {operation.Description}".Trim());
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            var scopes = metadata.OfType<NeedsScope>().LastOrDefault()?.AnyOf ?? [];
            operation.Security = [new() { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [.. scopes] }];
            if (scopes.Length > 0) operation.Description = $"{operation.Description} Needs a token with the scope {string.Join(" or ", scopes.Select(scope => $"`{scope}`"))}.".Trim();
        }
        var views = context.ApiDescription.SupportedResponseTypes.Where(x => x.Type?.IsAssignableTo(typeof(View)) == true).Select(x => $"{x.StatusCode}").ToHashSet(StringComparer.Ordinal);
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (Titles.TryGetValue(status, out var title)) response.Description = title;
            else if (status.StartsWith('2') && views.Contains(status)) AddHeader(response, "ETag", "Version and hash of the answer: `\"7.0f3a…\"`. Send it as If-Match or If-None-Match.");
        }
        if (metadata.OfType<TakesVersion>().FirstOrDefault() is { } version)
        {
            AddParameter(operation, "If-Match", version.Needed ? "The ETag that you read. Needed to replace what is there." : "The ETag that you read; checked when sent.");
            if (version.Needed) operation.Responses!.TryAdd("428", Error("428", context));
        }
        if (metadata.OfType<TakesIdempotencyKey>().Any() && context.ApiDescription.HttpMethod == "POST")
            AddParameter(operation, "Idempotency-Key", "1 to 255 visible ASCII characters. The same key and request have one effect within 24 hours.");
        if (metadata.OfType<TakesFile>().FirstOrDefault() is { } file)
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Binary(file.MediaTypes) };
            AddParameter(operation, Digest.Header, "The checksum of the file, `sha-256=:…:` in base64. Compared when sent; needed with an Idempotency-Key.");
        }
        if (metadata.OfType<GivesFile>().FirstOrDefault() is { } given) operation.Responses!["200"] = new OpenApiResponse { Description = "The file.", Content = Binary(given.MediaTypes) };
        if (reads && operation.Responses is { } responses && views.Contains("200"))
        {
            AddParameter(operation, "If-None-Match", "An ETag: unchanged is 304.");
            responses.TryAdd("304", new OpenApiResponse { Description = "Unchanged." });
        }
    }

    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["400"] = "The request cannot be read: `errors` names the place.",
        ["401"] = "No valid token.",
        ["403"] = "The token lacks a scope, or this is not yours to do: `rule` names why.",
        ["404"] = "Absent, or not for your eyes.",
        ["409"] = "A rule refuses: `rule` names it, `refusals` all of them.",
        ["412"] = "The version is not the current one.",
        ["422"] = "Some values cannot be accepted: `errors` names them all by JSON Pointer.",
        ["428"] = "If-Match is missing.",
    };

    private static OpenApiResponse Error(string status, OperationFilterContext context) => new()
    {
        Description = Titles[status],
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            ["application/problem+json"] = new() { Schema = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository) },
        },
    };

    private static void AddHeader(IOpenApiResponse response, string name, string description)
    {
        if (response is OpenApiResponse open)
            (open.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal))[name] = new OpenApiHeader { Description = description, Schema = Text() };
    }

    private static void AddParameter(OpenApiOperation operation, string name, string description) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = description, Schema = Text() });

    private static Dictionary<string, OpenApiMediaType> Binary(IEnumerable<string> types) =>
        types.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } }, StringComparer.Ordinal);

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}

/// <summary>Bodies and ids to try out with.</summary>
internal sealed class Examples(ExampleData data) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(x => x.In == ParameterLocation.Path) ?? [])
            if (data.ForPath(context.ApiDescription.RelativePath!, parameter.Name!) is { } value) parameter.Example = JsonValue.Create(value);
        if (operation.RequestBody?.Content is { } content && data.ForBody(operation.OperationId!) is { } body)
            foreach (var (mediaType, media) in content)
                media.Example = mediaType.Contains("ndjson", StringComparison.Ordinal) ? null : body.DeepClone();
    }
}

/// <summary>Paths and schemas in the order of their names, so that the committed contract changes only where it means something else.</summary>
internal sealed class InOrder : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var paths = new OpenApiPaths();
        foreach (var (path, item) in swaggerDoc.Paths.OrderBy(x => x.Key, StringComparer.Ordinal)) paths.Add(path, item);
        swaggerDoc.Paths = paths;
        if (swaggerDoc.Components?.Schemas is { } schemas)
            swaggerDoc.Components.Schemas = schemas.OrderBy(x => x.Key, StringComparer.Ordinal).ToDictionary(x => x.Key, x => x.Value, StringComparer.Ordinal);
    }
}
