using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Privacy;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Privacy;

/// <summary>Everything that is stored says what it is for, how long it stays, and what becomes of it.</summary>
public sealed class RegisterTests
{
    /// <summary>What the database keeps for itself, and why it needs no line in the register.</summary>
    private static readonly Dictionary<string, string> OwnAffairs = new(StringComparer.Ordinal)
    {
        ["PublicationRow"] = "Figures that were told, in which nobody is recognised.",
        ["IdempotentRequest"] = "Who sent what under a key: forgotten after a day.",
        ["ManagementLink"] = "Follows from the reporting lines, and goes with them.",
        ["ReferralCount"] = "How many heard of a programme where: counted without the person.",
        ["RefusalCount"] = "How often a rule refused something: counted without the person.",
        ["DestroyedKey"] = "That a key is gone, and no more.",
        ["FileChunk"] = "Sealed bytes of an EvidenceFile, or of a file of an Export: go with it.",
        ["LooseFile"] = "Which bytes are to go.",
        ["ForgottenEvents"] = "Up to when events are gone.",
        ["ClockOffsetRow"] = "The clock in Development.",
    };

    [Fact]
    public void Every_kind_of_record_has_one_line_in_the_register()
    {
        var stored = Model().GetEntityTypes().Where(entity => !entity.IsOwned()).Select(entity => entity.ClrType.Name).Except(OwnAffairs.Keys).Order(StringComparer.Ordinal).ToList();
        var registered = RecordRegister.All.Select(kind => kind.Name).Order(StringComparer.Ordinal).ToList();
        Assert.True(stored.SequenceEqual(registered, StringComparer.Ordinal),
            $"Give each kind of record a line in RecordRegister. Missing: {string.Join(", ", stored.Except(registered))}; too many: {string.Join(", ", registered.Except(stored))}");
    }

    [Fact]
    public void Every_line_says_what_for_who_receives_it_and_how_long() => Assert.All(RecordRegister.All, kind =>
    {
        foreach (var text in (string[])[kind.Purpose, kind.Receivers, kind.Retention]) Assert.EndsWith(".", text, StringComparison.Ordinal);
    });

    /// <summary>Who is named in a row has it told and taken out, or the line says why not.</summary>
    [Fact]
    public void What_names_a_person_is_told_to_them_or_the_register_says_why_not() => Assert.All(
        Model().GetEntityTypes().Where(entity => entity.GetProperties().Any(property => property.ClrType == typeof(Id<Domain.People.Person>) || property.ClrType == typeof(Id<Domain.People.Person>?))),
        entity =>
        {
            var root = entity.FindOwnership()?.PrincipalEntityType ?? entity;
            if (OwnAffairs.ContainsKey(root.ClrType.Name)) return;
            var kind = RecordRegister.Of(root.ClrType);
            Assert.NotEqual(Fate.Configuration, kind.Fate);
            Assert.True(kind.Tells || kind.LeftOut is not null, $"{kind.Name} names a person: say which rows are theirs, or why they are left out.");
        });

    /// <summary>Confidential text that belongs to a relationship goes with it, or is reduced; the terms outlast it.</summary>
    [Fact]
    public void Text_of_a_relationship_goes_with_it()
    {
        string[] outlasting = ["Agreement", "LegalHold"];
        var wordy = Model().GetEntityTypes().Where(entity => entity.FindProperty("RelationshipId") is not null && !entity.IsOwned() && entity.GetProperties().Any(IsConfidential)).Select(entity => entity.ClrType);
        Assert.All(wordy.Where(type => !outlasting.Contains(type.Name)), type => Assert.True(RecordRegister.Of(type).GoesOrIsReduced, $"{type.Name} holds text of a relationship: give its line the relationship."));
    }

    private static bool IsConfidential(IProperty property) => typeof(IConfidential).IsAssignableFrom(property.ClrType);

    private static IModel Model()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        return db.Model;
    }
}
