using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Privacy;

namespace Mentoring.Domain.Portfolios;

/// <summary>A file as it arrives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What its sender says it is.</param>
/// <param name="Length">Its length, where the sender says so.</param>
/// <param name="Sha256">Its checksum, where the sender says so.</param>
/// <param name="Body">Its bytes.</param>
public sealed record Upload(string? Name, string? MediaType, long? Length, byte[]? Sha256, Stream Body);

/// <summary>Files with evidence. Bytes come first and are nobody's to see; the record that offers them comes when they are whole and looked through.</summary>
public sealed class FileCommands(IStore store, Viewer viewer, IFileStore files, Holding holding, TimeProvider clock)
{
    /// <summary>20 MB.</summary>
    public const long MostBytes = 20 * 1024 * 1024;

    /// <summary>Sweeping waits longer than that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<Id<EvidenceFile>> AddEvidenceFile(Id<Evidence> id, Upload upload, CancellationToken ct)
    {
        await Electronic(await store.Get(id, ct), ct);
        var (name, type) = Checked(upload);
        if (upload.Length > MostBytes) throw new TooLarge(MostBytes);
        var file = Id<EvidenceFile>.New();
        var facts = await Receive(file, name, type, upload, ct);
        return await Attach(id, file, facts, ct);
    }

    public Task<Id<EvidenceFile>> DeleteEvidenceFile(Id<EvidenceFile> id, CancellationToken ct) => store.Write(async () =>
    {
        var file = await store.GetToAct(id, ct);
        PortfolioRules.OwnerControls.Permit(file.OwnerId == viewer.Person);
        await holding.CheckDeletion(file.OwnerId, ct);
        store.Remove(file);
        return id;
    }, ct);

    /// <summary>Whatever goes wrong on the way, nothing is left.</summary>
    private async Task<FileFacts> Receive(Id<EvidenceFile> file, string name, string type, Upload upload, CancellationToken ct)
    {
        try
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
            late.CancelAfter(Patience);
            await using var measured = new Measured(upload.Body, MostBytes);
            await files.Keep(file, viewer.RequirePerson(), measured, late.Token);
            var (length, sha256) = measured.Result();
            if (upload.Sha256 is { } sent && !sha256.AsSpan().SequenceEqual(sent)) throw new Invalid("/headers/Repr-Digest", "Is not the checksum of what arrived.");
            await using (var kept = await files.Open(file, length, late.Token))
                if (await FileInspection.TypeOf(kept, late.Token) != type) throw new Invalid("/headers/Content-Type", "Is not what the bytes are.");
            return new() { Name = name, MediaType = type, Bytes = length, Sha256 = Convert.ToHexStringLower(sha256) };
        }
        catch
        {
            await files.Remove(file, CancellationToken.None);
            throw;
        }
    }

    /// <summary>What is refused leaves nothing. Where it is not known whether the record was made, the bytes wait for the sweep, which knows.</summary>
    private async Task<Id<EvidenceFile>> Attach(Id<Evidence> id, Id<EvidenceFile> file, FileFacts facts, CancellationToken ct)
    {
        try
        {
            var kept = await store.Write(() => Attached(id, file, facts, ct), ct);
            if (kept != file) await files.Remove(file, CancellationToken.None);
            return kept;
        }
        catch (Fault)
        {
            await files.Remove(file, CancellationToken.None);
            throw;
        }
    }

    /// <summary>The same file under the same name is there already: who sends it again gets that one.</summary>
    private async Task<Id<EvidenceFile>> Attached(Id<Evidence> id, Id<EvidenceFile> file, FileFacts facts, CancellationToken ct)
    {
        var evidence = await store.Lock(id, ct);
        await Electronic(evidence, ct);
        var there = await store.List<EvidenceFile>(x => x.EvidenceId == id, ct);
        if (there.Find(x => x.Facts.Value == facts) is { } same) return same.Id;
        if (there.Count >= EvidenceFile.Most) throw new Invalid("", string.Create(CultureInfo.InvariantCulture, $"A piece of evidence has at most {EvidenceFile.Most} files."));
        store.Add(new EvidenceFile(file, evidence, facts, clock.GetUtcNow()));
        return file;
    }

    private async Task Electronic(Evidence evidence, CancellationToken ct)
    {
        PortfolioRules.OwnerControls.Permit(evidence.OwnerId == viewer.Person);
        await store.CheckKept(evidence.ProgrammeId, evidence.Kind, ct);
        PortfolioRules.Medium.Check((["electronic"], evidence.Content.Value.Medium), "A paper item is listed by its reference and has no file.");
    }

    private static (string Name, string MediaType) Checked(Upload upload)
    {
        var findings = new Findings();
        var type = upload.MediaType ?? "";
        if (!FileInspection.Types.TryGetValue(type, out var endings)) throw new Invalid("/headers/Content-Type", $"Is none of {string.Join(", ", FileInspection.Types.Keys)}.");
        var name = findings.Text("name", upload.Name?.Normalize(NormalizationForm.FormC), 150);
        if (findings.Any) throw new Invalid("?name", findings.All[0].Detail);
        if (name.IndexOfAny(['/', '\\', ':']) >= 0 || name.Trim('.').Length == 0) throw new Invalid("?name", "Is a name without a path.");
        if (name.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)) throw new Invalid("?name", "Has a mark that hides how it reads.");
        // What it opens with is what it is, whatever its sender calls it.
        return (endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? name : name.TrimEnd('.') + endings[0], type);
    }

    /// <summary>Counts what passes and takes its checksum.</summary>
    private sealed class Measured(Stream inner, long most) : Stream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long length;

        public (long Length, byte[] Sha256) Result() => (length, hash.GetHashAndReset());

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            if ((length += read) > most) throw new TooLarge(most);
            hash.AppendData(buffer.Span[..read]);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            hash.Dispose();
            base.Dispose(disposing);
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => length; set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Is read asynchronously.");
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
