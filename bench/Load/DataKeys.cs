using System.Security.Cryptography;
using Mentoring.Domain.Confidentiality;
using Mentoring.Infrastructure.Persistence;

namespace Mentoring.Bench.Load;

/// <summary>A data key for each owner that has written something.</summary>
internal sealed class DataKeys(MasterKeys masters)
{
    private readonly Dictionary<KeyOwner, (DataKey Kept, byte[] Key)> made = [];

    public string Shut(Guid? relationship, Guid? person, string text, string column, Guid record)
    {
        var owner = new KeyOwner(relationship is { } x ? new(x) : null, person is { } y ? new(y) : null);
        if (!made.TryGetValue(owner, out var key))
        {
            var fresh = RandomNumberGenerator.GetBytes(Box.KeySize);
            made[owner] = key = (DataKey.For(owner, fresh, masters), fresh);
        }
        return Envelope.Shut(key.Kept.Id, key.Key, text, Envelope.Place(column, record));
    }

    /// <summary>Comes last: the rows before it make them.</summary>
    public Table Made() => new("keys.DataKey", ["Id", "Owner", "Relationship", "Person", "Master", "Wrapped", "MadeAt"], Rows());

    private IEnumerable<object?[]> Rows() => made.Values.Select(x => (object?[])[$"{x.Kept.Id:N}", DataKey.NameOf(x.Kept.Owner),
        x.Kept.Owner.Relationship?.Value.ToString("N"), x.Kept.Owner.Person?.Value.ToString("N"), x.Kept.Master, x.Kept.Wrapped, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()]);
}
