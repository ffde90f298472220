using System.Collections.Immutable;
using BotService.Engine.Cases;
using BotService.Engine.Data;
using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>
/// Answers one question about a matter from what its data says: yes or no first, then by what. What the data does not
/// say is said to be unknown, with whom to ask; nothing is guessed.
/// </summary>
internal sealed class PartWriter(KnowledgeBase knowledge, AnswerWriter answers)
{
    /// <summary>The entry that tells an organisation's hours.</summary>
    private const string Offices = "office-info";

    /// <param name="make">Makes the list of a case.</param>
    public string Tell(
        Talk talk, Entry entry, AskedPart part, Func<IReadOnlyDictionary<string, string>, Checklist> make)
    {
        var list = make(talk.State.Topic!.Answers);
        return part switch
        {
            AskedPart.Who => Who(talk, entry, list.Version, make),
            AskedPart.Hours => Hours(talk, entry),
            AskedPart.Copy => Copy(talk, entry, list),
            AskedPart.More => More(talk, entry, list),
            AskedPart.Appointment => Unknown(talk, entry, Line.PartAppointment),
            _ => Channel(talk, entry, list, part),
        };
    }

    private string Who(
        Talk talk, Entry entry, EntryVersion version, Func<IReadOnlyDictionary<string, string>, Checklist> make)
    {
        if (version.Slot(Slot.Comer)?.Options.Contains(RoleReader.Agent) != true) return Unknown(talk, entry, Line.PartWhoUnknown);
        var told = talk.State.Topic!.Answers;
        var usual = PapersOf(RoleReader.Self).ToHashSet();
        var more = PapersOf(RoleReader.Agent).Where(p => !usual.Contains(p))
            .Select(p => knowledge.Words(talk.Locale).Documents[p].Name).ToList();
        return more.Count == 0
            ? talk.Say(Line.PartWho, ("entry", talk.ShortOf(entry.Id)))
            : talk.Say(Line.PartWhoMore, ("entry", talk.ShortOf(entry.Id)), ("papers", talk.Joined(more)));

        IEnumerable<string> PapersOf(string comer) =>
            make(told.SetItem(Slot.Comer, comer)).Papers.Select(p => p.Fact.Id).Distinct();
    }

    private string Hours(Talk talk, Entry entry)
    {
        var offices = knowledge.Entries.GetValueOrDefault(EntryId.Of(entry.Organisation, Offices));
        if (offices is not null && knowledge.Told(offices, talk.Today) is { } version)
        {
            var list = CaseSolver.Solve(
                OfficeOverlays.Over(knowledge.Catalogue, offices.Id, version, talk.OfficeFor(entry.Id)),
                ImmutableDictionary<string, string>.Empty);
            var known = list.In(Section.Times).Where(i => i.Fact.Status != FactStatus.Open).ToList();
            if (known.Count > 0) return answers.Lines(talk, offices, list, known);
        }
        return Unknown(talk, entry, Line.PartHours);
    }

    private string Copy(Talk talk, Entry entry, Checklist list) =>
        answers.Brief(talk, entry, list).Where(b => b.IsOfPapers)
            .Select(b => $"・{b.Label}{talk.Label("colon")}{b.Text}").ToList() is { Count: > 0 } lines
            ? string.Join('\n', [talk.Say(Line.PartLines, ("entry", talk.ShortOf(entry.Id))), .. lines])
            : Unknown(talk, entry, Line.NotTold);

    private string More(Talk talk, Entry entry, Checklist list) =>
        list.Items.Where(i => i.Fact.Section is Section.Warnings or Section.Notes).ToList() is { Count: > 0 } items
            ? answers.Lines(talk, entry, list, items) : talk.Say(Line.PartNoMore, ("entry", talk.ShortOf(entry.Id)));

    private string Channel(Talk talk, Entry entry, Checklist list, AskedPart part)
    {
        var all = list.In(Section.Channels).Where(i => knowledge.Catalogue.Channels.ContainsKey(i.Fact.Id)).ToList();
        var own = all.Where(i => IsWay(knowledge.Catalogue.Channels[i.Fact.Id], part)).ToList();
        var way = talk.Label($"way.{KebabCase.Of(part)}");
        if (own.Count > 0)
            return string.Join('\n', [talk.Say(Line.PartWay, ("entry", talk.ShortOf(entry.Id)), ("way", way)),
                .. answers.Written(talk, entry, list, own, withDetails: true)]);
        talk.Events.Add(new TurnEvent.Unanswered("not-told", []));
        var others = all.Select(i => knowledge.Words(talk.Locale).Channels[i.Fact.Id].Name).Distinct().ToList();
        return others.Count == 0 ? Unknown(talk, entry, Line.NotTold) : talk.Say(
            Line.PartOtherWay, ("entry", talk.ShortOf(entry.Id)), ("way", way),
            ("channels", talk.Joined(others)), ("contact", talk.ContactOf(entry.Id).Name));
    }

    private static bool IsWay(Channel channel, AskedPart part) => part switch
    {
        AskedPart.Online => channel.IsOnline,
        AskedPart.Post => channel.Way == Way.Post,
        AskedPart.Fax => channel.Way == Way.Fax,
        AskedPart.Phone => channel.Way == Way.Phone,
        _ => channel.Way == Way.Store,
    };

    private static string Unknown(Talk talk, Entry entry, Line line)
    {
        talk.Events.Add(new TurnEvent.Unanswered("not-told", []));
        var contact = talk.ContactOf(entry.Id);
        return talk.Say(
            line, ("entry", talk.ShortOf(entry.Id)), ("contact", contact.Name), ("hours", contact.Hours));
    }
}
