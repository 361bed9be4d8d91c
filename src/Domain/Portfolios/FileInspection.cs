using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Mentoring.Domain.Portfolios;

/// <summary>Tells from its bytes what a file is, and refuses what may not be kept: other types, macros, and archives that unpack to more than anybody means.</summary>
public static class FileInspection
{
    /// <summary>The types that are taken, with their endings.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Types = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["application/pdf"] = [".pdf"],
        ["image/png"] = [".png"],
        ["image/jpeg"] = [".jpg", ".jpeg"],
        ["image/webp"] = [".webp"],
        ["text/plain"] = [".txt", ".text", ".md", ".csv", ".log"],
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = [".docx"],
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = [".xlsx"],
        ["application/vnd.openxmlformats-officedocument.presentationml.presentation"] = [".pptx"],
        ["application/vnd.oasis.opendocument.text"] = [".odt"],
    };

    private const int Beginning = 16;

    public static async Task<string> TypeOf(Stream bytes, CancellationToken ct)
    {
        var start = new byte[Beginning];
        var read = await bytes.ReadAtLeastAsync(start, Beginning, throwOnEndOfStream: false, ct);
        bytes.Position = 0;
        return ByBeginning(start.AsSpan(0, read)) switch
        {
            { } known => known,
            null when start.AsSpan(0, read).StartsWith("PK\x03\x04"u8) => await new Archive().TypeOf(bytes, ct),
            null when await IsText(bytes, ct) => "text/plain",
            _ => throw Wrong("Its bytes are none of the types that are taken."),
        };
    }

    private static string? ByBeginning(ReadOnlySpan<byte> start) =>
        start.StartsWith("%PDF-"u8) ? "application/pdf"
        : start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;

    /// <summary>UTF-8 without what no text has.</summary>
    private static async Task<bool> IsText(Stream bytes, CancellationToken ct)
    {
        var (decoder, buffer, chars) = (new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder(), new byte[16 * 1024], new char[16 * 1024 + 1]);
        try
        {
            for (int read; (read = await bytes.ReadAsync(buffer, ct)) > 0;)
                if (!AreWords(chars.AsSpan(0, decoder.GetChars(buffer, 0, read, chars, 0, flush: false)))) return false;
            return decoder.GetCharCount([], flush: true) == 0 && bytes.Length > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool AreWords(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f')) return false;
        return true;
    }

    private static Invalid Wrong(string why) => new("", why);

    /// <summary>An office document, which is a zip archive. It is looked through in memory, a little at a time, and never unpacked.</summary>
    private sealed class Archive
    {
        private const int MostEntries = 2000;
        private const int MostOfDirectory = 1_000_000;
        private const long MostUnpacked = 200_000_000;

        /// <summary>An archive of text shrinks to a tenth or so; a hundredth is a trap, once it is more than a few pages.</summary>
        private const int MostRatio = 100;

        private const long FewUnpacked = 10_000_000;

        /// <summary>A sheet in a document is one archive in another; what is in that has no reason.</summary>
        private const int MostDepth = 2;

        private const int MostNested = 10_000_000;
        private const int EndSize = 22;

        private long unpacked, allowed;
        private int entries;

        public async Task<string> TypeOf(Stream bytes, CancellationToken ct)
        {
            allowed = Math.Min(MostUnpacked, Math.Max(FewUnpacked, bytes.Length * MostRatio));
            try
            {
                return await TypeOf(bytes, depth: 1, ct) ?? throw Wrong("Is an archive, and no document of the types that are taken.");
            }
            catch (InvalidDataException)
            {
                throw Wrong("Is an archive that cannot be read.");
            }
        }

        private async Task<string?> TypeOf(Stream bytes, int depth, CancellationToken ct)
        {
            if (depth > MostDepth) throw Trap("archives within archives within archives");
            await using var checkedFirst = await Checked(bytes, ct);
            await using var archive = await ZipArchive.CreateAsync(checkedFirst, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
            var (names, type) = (new HashSet<string>(StringComparer.Ordinal), default(string));
            foreach (var entry in archive.Entries)
            {
                names.Add(entry.FullName);
                var start = await LookThrough(entry, depth, ct);
                if (entry.FullName == "mimetype" && Encoding.ASCII.GetString(start) is var declared && Types.ContainsKey(declared)) type = declared;
            }
            if (names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) throw Wrong("Has macros.");
            return type ?? (!names.Contains("[Content_Types].xml") ? null
                : names.Contains("word/document.xml") ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                : names.Contains("xl/workbook.xml") ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : names.Contains("ppt/presentation.xml") ? "application/vnd.openxmlformats-officedocument.presentationml.presentation"
                : null);
        }

        /// <summary>Its own account of itself comes first: a directory of a million names is not read to count them.</summary>
        private async Task<Stream> Checked(Stream bytes, CancellationToken ct)
        {
            var tail = new byte[Math.Min(bytes.Length, MostOfDirectory + ushort.MaxValue + EndSize)];
            bytes.Position = bytes.Length - tail.Length;
            await bytes.ReadExactlyAsync(tail, ct);
            bytes.Position = 0;
            var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
            if (at < 0 || tail.Length - at < EndSize) throw new InvalidDataException();
            var end = tail.AsSpan(at);
            entries += BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
            if (entries > MostEntries || BinaryPrimitives.ReadUInt32LittleEndian(end[16..]) < bytes.Length - tail.Length)
                throw Trap(string.Create(CultureInfo.InvariantCulture, $"more than {MostEntries} entries"));
            return new WithDirectory(bytes, tail);
        }

        /// <summary>Counts what really comes out, whatever the directory says. Answers with how it begins.</summary>
        private async Task<byte[]> LookThrough(ZipArchiveEntry entry, int depth, CancellationToken ct)
        {
            await using var content = await entry.OpenAsync(ct);
            var buffer = new byte[32 * 1024];
            var first = buffer[..await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)];
            Count(first.Length);
            if (first.AsSpan().StartsWith("PK\x03\x04"u8)) await Nested(first, content, depth, ct);
            else for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;) Count(read);
            return first;
        }

        private async Task Nested(byte[] first, Stream content, int depth, CancellationToken ct)
        {
            using var inner = new MemoryStream();
            inner.Write(first);
            var buffer = new byte[32 * 1024];
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
            {
                Count(read);
                if (inner.Length + read > MostNested) throw Trap("a large archive within");
                inner.Write(buffer, 0, read);
            }
            await TypeOf(inner, depth + 1, ct);
        }

        private void Count(int read)
        {
            if ((unpacked += read) > allowed) throw Trap("far more in it than its size");
        }

        private static Invalid Trap(string what) => Wrong($"Is an archive with {what}.");
    }

    /// <summary>An archive whose end is at hand: the library reads a directory at once, whatever it is asked for, and all else asynchronously.</summary>
    private sealed class WithDirectory(Stream inner, byte[] tail) : Stream
    {
        private readonly long start = inner.Length - tail.Length;

        public override int Read(Span<byte> buffer)
        {
            if (Position < start) throw new InvalidDataException();
            var left = tail.AsSpan((int)Math.Min(Position - start, tail.Length));
            var read = Math.Min(left.Length, buffer.Length);
            left[..read].CopyTo(buffer);
            Position += read;
            return read;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            inner.Position = Position;
            var read = await inner.ReadAsync(buffer, cancellationToken);
            Position += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => Length + offset,
        };

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => inner.Length;
        public override long Position { get; set; }
        public override void Flush() { }
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
