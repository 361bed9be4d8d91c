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
    private const int KeySize = 32;
    private readonly Dictionary<string, byte[]> keys;
    private readonly string current;

    public ColumnCipher(IReadOnlyDictionary<string, string> keys, string current)
    {
        if (!keys.ContainsKey(current)) throw new InvalidOperationException($"Encryption:Keys has no key named {current}.");
        this.keys = keys.ToDictionary(x => x.Key, x => KeyOf(x.Key, x.Value), StringComparer.Ordinal);
        this.current = current;
        var all = this.keys.OrderBy(x => x.Key, StringComparer.Ordinal).SelectMany(x => (byte[])[.. Encoding.UTF8.GetBytes(x.Key), .. x.Value]);
        Fingerprint = Convert.ToHexString(SHA256.HashData([.. Encoding.UTF8.GetBytes(current), .. all]));
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
        var (name, box) = Opened(stored, column);
        if (!keys.TryGetValue(name, out var key)) throw new CryptographicException($"{column} was written with the key {name}, which Encryption:Keys does not hold.");
        var plain = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(column));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new CryptographicException($"{column} does not open: Encryption:Keys:{name} is not the key it was written with, or the value was tampered with.", e);
        }
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>The key's name and what it shuts. A dot ends the name, so no name has one.</summary>
    private static (string Name, byte[] Box) Opened(string stored, string column)
    {
        var box = new byte[stored.Length];
        var dot = stored.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !Convert.TryFromBase64Chars(stored.AsSpan(dot + 1), box, out var length) || length < NonceSize + TagSize)
            throw new CryptographicException($"{column} holds a value that is not encrypted.");
        return (stored[..dot], box[..length]);
    }

    private static byte[] KeyOf(string name, string base64)
    {
        var key = new byte[KeySize];
        if (name.Contains('.', StringComparison.Ordinal)) throw new InvalidOperationException($"Encryption:Keys: the name {name} must not have a dot.");
        if (!Convert.TryFromBase64String(base64, key, out var length) || length != KeySize)
            throw new InvalidOperationException($"Encryption:Keys:{name} is not 32 bytes in base64.");
        return key;
    }
}
