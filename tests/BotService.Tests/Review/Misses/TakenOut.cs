using System.Security.Cryptography;
using System.Text;
using BotService.Engine;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Tests.Review.Misses;

/// <summary>
/// Twenty entries are taken out of the knowledge, the recogniser is trained without them, and their utterances are
/// grouped as if citizens had asked them: all at once, and as they come, fifty at a time.
/// </summary>
internal sealed record TakenOut(int Number, int Questions, int Groups, BCubed AtOnce, BCubed AsTheyCome)
{
    private const int Entries = 20, AtATime = 50;

    /// <param name="number">Which entries are taken is drawn from it.</param>
    public static TakenOut Of(Release release, int number)
    {
        var knowledge = release.Knowledge;
        var taken = knowledge.Entries.Values
            .Where(e => e.Kind != EntryKind.Calculator && SupplierResolver.LeadOf(knowledge, e.Id) == e.Id)
            .Select(e => e.Id).OrderBy(Lot, StringComparer.Ordinal).Take(Entries).ToHashSet();
        var left = knowledge with
        {
            Entries = knowledge.Entries.Where(e => !taken.Contains(e.Key)).ToDictionary(e => e.Key, e => e.Value),
        };
        var asked = taken.SelectMany(id => knowledge.Entries[id].Utterances.Values.SelectMany(u => u).Select(text => (text, id)))
            .OrderBy(a => Lot(a.text), StringComparer.Ordinal).ToArray();
        var reader = new QuestionReader(left, release.Script.OutOfScope, Recognizer.Train(
            left, release.Script.OutOfScope, known: release.Recognizer.Calibration, keeps: true));
        var looks = asked.Select(a => reader.Read(a.text)).ToArray();
        var labels = asked.Select(a => a.id).ToArray();
        var once = new QuestionGroups();
        var atOnce = BCubed.Of(labels, once.Join(looks));
        var growing = new QuestionGroups();
        var places = looks.Chunk(AtATime).SelectMany(some => growing.Join(some)).ToList();
        return new TakenOut(number, asked.Length, once.Count, atOnce, BCubed.Of(labels, places));

        // Drawn so that every machine draws the same.
        string Lot(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{number} {text}")));
    }
}
