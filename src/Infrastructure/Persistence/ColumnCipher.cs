using System.Security.Cryptography;
using System.Text;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>
/// Encrypts confidential columns with AES-256-GCM. Each value names its key, so that a new key can be put in front of an old one;
/// the column's name is authenticated with it, so that a value cannot be moved to another column.
/// </summary>
internal sealed class ColumnCipher
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly Dictionary<string, byte[]> keys;
    private readonly string current;

    public ColumnCipher(IReadOnlyDictionary<string, string> keys, string current)
    {
        this.keys = keys.ToDictionary(x => x.Key, x => Convert.FromBase64String(x.Value), StringComparer.Ordinal);
        this.current = current;
        if (!this.keys.TryGetValue(current, out var key)) throw new InvalidOperationException($"Encryption:Keys has no key named {current}.");
        if (this.keys.Values.Any(x => x.Length != 32)) throw new InvalidOperationException("Encryption:Keys holds 32 bytes in base64 for each key.");
        Fingerprint = Convert.ToHexString(SHA256.HashData(key)) + string.Join(',', this.keys.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>Tells one set of keys from another without telling the keys.</summary>
    public string Fingerprint { get; }

    public string Encrypt(string text, string column)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceSize + TagSize + plain.Length];
        var nonce = box.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys[current], TagSize);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(column));
        return $"{current}.{Convert.ToBase64String(box)}";
    }

    public string Decrypt(string stored, string column)
    {
        var dot = stored.IndexOf('.', StringComparison.Ordinal);
        var box = Convert.FromBase64String(stored[(dot + 1)..]);
        var plain = new byte[box.Length - NonceSize - TagSize];
        if (!keys.TryGetValue(stored[..dot], out var key)) throw new CryptographicException($"No key for column {column}: its value was written with another one.");
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(column));
        return Encoding.UTF8.GetString(plain);
    }
}
