using System.IO.Compression;
using System.Text;
using Mentoring.Domain.Portfolios;
using Xunit;

namespace Mentoring.Domain.Tests.Portfolios;

/// <summary>A file is what its bytes say, and an archive what comes out of it.</summary>
public sealed class FileInspectionTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static TheoryData<string, string> Beginnings => new()
    {
        { "application/pdf", "255044462D312E370A" },
        { "image/png", "89504E470D0A1A0A0000000D49484452" },
        { "image/jpeg", "FFD8FFE000104A464946" },
        { "image/webp", "524946461A000000574542505650384C" },
        { "text/plain", "54C499637A612C206E617A77610A" },
    };

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task A_file_is_what_its_bytes_say(string type, string bytes) =>
        Assert.Equal(type, await FileInspection.TypeOf(new Stored(Convert.FromHexString(bytes)), Stop));

    [Theory]
    [InlineData("")]
    [InlineData("4D5A90000300000004000000")]
    [InlineData("3C68746D6C3E00")]
    [InlineData("C328")]
    [InlineData("74657874C3")]
    [InlineData("504B0304")]
    [InlineData("504B0304FFFFFFFFFFFFFFFF504B0506000000000100010000000000000000000000")]
    public async Task What_is_none_of_the_types_is_refused(string bytes) =>
        await Assert.ThrowsAsync<Invalid>(() => FileInspection.TypeOf(new Stored(Convert.FromHexString(bytes)), Stop));

    [Fact]
    public async Task Documents_are_told_from_archives()
    {
        Assert.Equal(Word, await TypeOf(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<w:document/>"u8.ToArray())));
        Assert.EndsWith("sheet", await TypeOf(("[Content_Types].xml", []), ("xl/workbook.xml", [])), StringComparison.Ordinal);
        Assert.EndsWith("presentation", await TypeOf(("[Content_Types].xml", []), ("ppt/presentation.xml", []), ("ppt/embeddings/sheet.xlsx", Zip(("xl/workbook.xml", [1])))), StringComparison.Ordinal);
        Assert.Equal("application/vnd.oasis.opendocument.text", await TypeOf(("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray())));
        foreach (var refused in (byte[][])[Zip(("a.txt", [1])), Zip(("[Content_Types].xml", []), ("word/document.xml", []), ("word/vbaProject.bin", [1]))])
            await Assert.ThrowsAsync<Invalid>(() => FileInspection.TypeOf(new Stored(refused), Stop));
    }

    /// <summary>Each of them unpacks, counts or nests beyond what anybody means, whatever its directory says.</summary>
    [Fact]
    public async Task An_archive_that_is_a_trap_is_refused_without_unpacking_it()
    {
        var zeros = new byte[12_000_000];
        var inner = Zip(("a", zeros));
        var nested = Zip(("a.zip", Zip(("b.zip", Zip(("c", [1]))))));
        var many = Zip([.. Enumerable.Range(0, 2001).Select(i => ($"{i}", Array.Empty<byte>()))]);
        var lying = Zip(("word/document.xml", zeros));
        // The directory says that it is small; what comes out says otherwise.
        for (var at = lying.Length - 22 - 46 - "word/document.xml".Length; at < lying.Length - 22; at++)
            if (lying.AsSpan(at).StartsWith("PK\x01\x02"u8)) lying.AsSpan(at + 24, 4).Clear();
        foreach (var (trap, name) in ((byte[], string)[])[(Document(zeros), "ratio"), (Document(inner), "nested ratio"), (nested, "nested"), (many, "many"), (lying, "lying")])
        {
            var refusal = await Record.ExceptionAsync(() => FileInspection.TypeOf(new Stored(trap), Stop));
            Assert.True(refusal is Invalid { Findings: [{ Detail: var detail }] } && detail.Contains("archive", StringComparison.Ordinal), $"{name}: {refusal}");
        }
        static byte[] Document(byte[] content) => Zip(("[Content_Types].xml", []), ("word/document.xml", content));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<string> TypeOf(params (string Name, byte[] Content)[] entries) => FileInspection.TypeOf(new Stored(Zip(entries)), Stop);

    /// <summary>Bytes as the file store gives them: read asynchronously alone.</summary>
    private sealed class Stored(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        private readonly byte[] bytes = bytes;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var some = bytes.AsMemory((int)Math.Min(Position, bytes.Length))[..Math.Min(buffer.Length, (int)Math.Max(0, bytes.Length - Position))];
            some.CopyTo(buffer);
            Position += some.Length;
            return new(some.Length);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(Span<byte> buffer) => throw new NotSupportedException();

        public override int ReadByte() => throw new NotSupportedException();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        return bytes.ToArray();
    }
}
