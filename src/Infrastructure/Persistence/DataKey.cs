using System.Text;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>A data key as it is kept: wrapped by a master key, or destroyed.</summary>
/// <param name="Id">Each value that it protects names it.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Master">Name of the master key that wraps it.</param>
/// <param name="Wrapped">Null once it is destroyed.</param>
internal sealed record DataKey(Guid Id, KeyOwner Owner, string Master, string? Wrapped)
{
    public static DataKey For(KeyOwner owner, byte[] key, MasterKeys masters)
    {
        var id = Guid.CreateVersion7();
        return new(id, owner, masters.Current, masters.Shut(key, BoundTo(id, owner)));
    }

    public byte[] Unwrap(MasterKeys masters) => masters.Open(Master, Wrapped, BoundTo(Id, Owner));

    public DataKey WrapAgain(MasterKeys masters) => this with { Master = masters.Current, Wrapped = masters.Shut(Unwrap(masters), BoundTo(Id, Owner)) };

    public static string NameOf(KeyOwner owner) => $"{owner.Relationship?.Value:N}/{owner.Person?.Value:N}";

    private static string BoundTo(Guid id, KeyOwner owner) => $"{id:N}:{NameOf(owner)}";
}

/// <summary>A confidential value as it is stored: <c>2.&lt;data key&gt;.&lt;box&gt;</c>. It is bound to its column and its record: it opens nowhere else.</summary>
internal static class Envelope
{
    public const string Scheme = "2";

    public static string Place(string column, object record) => $"{column}:{record}";

    public static string Shut(Guid id, byte[] key, string text, string place) => $"{Scheme}.{id:N}.{Box.Shut(key, Encoding.UTF8.GetBytes(text), place)}";
}
