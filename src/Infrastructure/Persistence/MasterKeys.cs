using System.Security.Cryptography;
using System.Text;

namespace Mentoring.Infrastructure.Persistence;

/// <summary>AES-256-GCM. What a box is bound to is authenticated with it: elsewhere it does not open.</summary>
internal static class Box
{
    public const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int MostOnStack = 4096;

    /// <summary>Nonce, tag and text in base64.</summary>
    public static string Shut(byte[] key, ReadOnlySpan<byte> plain, string boundTo)
    {
        var box = new byte[NonceSize + TagSize + plain.Length];
        var nonce = box.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(boundTo));
        return Convert.ToBase64String(box);
    }

    /// <exception cref="CryptographicException">Another key, bound to something else, tampered with, or no box.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<char> base64, string boundTo)
    {
        var bytes = base64.Length <= MostOnStack ? stackalloc byte[base64.Length] : new byte[base64.Length];
        if (!Convert.TryFromBase64Chars(base64, bytes, out var length) || length < NonceSize + TagSize) throw new CryptographicException("It is not encrypted.");
        var box = bytes[..length];
        var plain = new byte[length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(box[..NonceSize], box[(NonceSize + TagSize)..], box.Slice(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(boundTo));
        return plain;
    }
}

/// <summary>The keys of the configuration, which wrap the data keys. They are in no database.</summary>
internal sealed class MasterKeys
{
    private readonly Dictionary<string, byte[]> keys;

    public MasterKeys(IReadOnlyDictionary<string, string> keys, string current)
    {
        if (!keys.ContainsKey(current)) throw new InvalidOperationException($"Encryption:Keys has no key named {current}.");
        this.keys = keys.ToDictionary(x => x.Key, x => KeyOf(x.Key, x.Value), StringComparer.Ordinal);
        Current = current;
    }

    /// <summary>Name of the key that wraps.</summary>
    public string Current { get; }

    public string Shut(ReadOnlySpan<byte> plain, string boundTo) => Box.Shut(keys[Current], plain, boundTo);

    public byte[] Open(string name, ReadOnlySpan<char> box, string boundTo)
    {
        if (!keys.TryGetValue(name, out var key)) throw new CryptographicException($"Encryption:Keys does not hold the key {name} that shut it.");
        try
        {
            return Box.Open(key, box, boundTo);
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new CryptographicException($"Encryption:Keys:{name} is not the key that shut it, or it was moved or tampered with.", e);
        }
    }

    /// <summary>A dot ends a name where one is stored, so no name has one.</summary>
    private static byte[] KeyOf(string name, string base64)
    {
        var key = new byte[Box.KeySize];
        if (name.Contains('.', StringComparison.Ordinal)) throw new InvalidOperationException($"Encryption:Keys: the name {name} must not have a dot.");
        if (!Convert.TryFromBase64String(base64, key, out var length) || length != Box.KeySize)
            throw new InvalidOperationException($"Encryption:Keys:{name} is not 32 bytes in base64.");
        return key;
    }
}
