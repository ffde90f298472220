using System.Globalization;
using BotService.Editing;
using BotService.Editing.Drafts;
using BotService.Editing.Forms;
using BotService.Engine.Data;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Drafts;

/// <summary>A form of an entry's page as files that are to be: each changes only the lines that it is about.</summary>
/// <param name="texts">File below the entry's folder → what whoever filled the form in saw.</param>
/// <param name="baseRules">The rules as the release has them; null: it has none.</param>
internal sealed class EntryForms(string entry, IReadOnlyDictionary<string, string> texts, string? baseRules)
{
    private const string RulesFile = "entry.yaml", CasesFile = "cases.yaml";

    /// <summary>Fields that are no words of anybody.</summary>
    private static readonly string[] Own = [ActionForm.TokenField, "base", "part", "do", "version"];

    /// <returns>What to write, or why it cannot be.</returns>
    public (IReadOnlyList<FileWrite> Writes, Problem? Wrong) Read(string part, StaffForm form) => part switch
    {
        EntryPart.Rules => Rules(form), EntryPart.Cases => Cases(form), EntryPart.Words => Words(form), EntryPart.Asked => Asked(form),
        _ => Raw(form),
    };

    /// <summary>What was typed, to be taken along when it could not be saved.</summary>
    public static string Typed(StaffForm form) =>
        string.Join('\n', form.Names.Except(Own).Where(n => form[n] is not null).Select(n => $"{n}: {form[n]}"));

    private (IReadOnlyList<FileWrite>, Problem?) Rules(StaffForm form)
    {
        if (Unreadable(RulesFile) is { } unreadable) return ([], unreadable);
        var (rules, version) = (new EntryRules(PathOf(RulesFile), texts[RulesFile]), form.Number("v") ?? 0);
        var wrong = form["do"] switch
        {
            "begin" => form.Day("from") is { } day ? rules.Begin(version, day) : EditingProblem.DayUnfit.At(new(PathOf(RulesFile), 1)),
            "take-back" => rules.TakeBack(version, baseRules),
            "limit" => form["to"] is not null && form.Day("to") is null
                ? EditingProblem.DayUnfit.At(new(PathOf(RulesFile), 1)) : rules.Limit(version, form.Day("from"), form.Day("to")),
            "slot" => rules.PutSlot(version, form["slot"] ?? "", FactInput.Names(form["options"])),
            "drop-slot" => rules.DropSlot(version, form["slot"] ?? ""),
            "fact" => Fact(rules, version, form),
            "drop-fact" => rules.DropFact(version, form["section"] ?? "", form.Number("at") ?? -1),
            _ => rules.Put("owner", form["owner"]) ?? rules.Put("updated", form["updated"]) ?? rules.Put("review_by", form["review"]),
        };
        return ([DraftContent.Write(PathOf(RulesFile), rules.Text)], wrong);
    }

    private Problem? Fact(EntryRules rules, int version, StaffForm form) =>
        FactInput.Condition(form["when"]) is not { } when ? EditingProblem.FactUnfit.At(new(PathOf(RulesFile), 1))
            : rules.PutFact(
                version, form["section"] ?? "", form.Number("at"),
                new FactInput(form["id"], form["status"] ?? "", FactInput.Names(form["source"]), when));

    private (IReadOnlyList<FileWrite>, Problem?) Cases(StaffForm form)
    {
        if (Unreadable(CasesFile) is { } unreadable) return ([], unreadable);
        var cases = new EntryCases(PathOf(CasesFile), texts[CasesFile]);
        Problem? wrong;
        switch (form["do"])
        {
            case "copy" when form.Day("old") is { } old && form.Day("now") is { } now:
                wrong = cases.Copy(old, now);
                break;
            case "drop":
                wrong = cases.Drop(form.Number("at") ?? -1);
                break;
            default:
                var row = form.Names.Where(n => n.StartsWith("c.", StringComparison.Ordinal))
                    .ToDictionary(n => n[2..], n => FactInput.Names(form[n]), StringComparer.Ordinal);
                // A section that is left empty and was not there is not said, and one that says nothing is `none`.
                wrong = cases.Put(
                    form.Number("at"),
                    row.Where(r => r.Value.Count > 0 || form.Number("at") is not null || form["all"] is not null).ToDictionary(
                        r => r.Key, r => r.Value is ["none"] ? [] : r.Value),
                    form.Day("of"));
                break;
        }

        return ([DraftContent.Write(PathOf(CasesFile), cases.Text)], wrong);
    }

    private (IReadOnlyList<FileWrite>, Problem?) Words(StaffForm form)
    {
        var writes = new List<FileWrite>();
        foreach (var (file, _) in texts.Where(t => t.Key.StartsWith("wording.", StringComparison.Ordinal)))
        {
            if (Unreadable(file) is { } unreadable) return ([], unreadable);
            var (yaml, locale) = (new YamlBlocks(PathOf(file), texts[file]), file.Split('.')[1]);
            foreach (var name in form.Names.Where(n => n.StartsWith($"w.{locale}.", StringComparison.Ordinal)))
            {
                var place = name[(locale.Length + 3)..].Split('.', 2);
                if (EntryWords.Put(yaml, place, form[name]) is { } wrong) return ([], wrong);
            }

            writes.Add(DraftContent.Write(PathOf(file), yaml.Text));
        }

        return (writes, null);
    }

    private (IReadOnlyList<FileWrite>, Problem?) Asked(StaffForm form)
    {
        var writes = new List<FileWrite>();
        foreach (var name in form.Names.Where(n => n.StartsWith("u.", StringComparison.Ordinal)))
        {
            var file = $"utterances.{name[2..]}.yaml";
            if (Unreadable(file) is { } unreadable) return ([], unreadable);
            var yaml = new YamlBlocks(PathOf(file), texts[file]);
            var said = (form.Raw(name) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (EntryWords.List(yaml, said) is { } wrong) return ([], wrong);
            writes.Add(DraftContent.Write(PathOf(file), yaml.Text));
        }

        return (writes, null);
    }

    private (IReadOnlyList<FileWrite>, Problem?) Raw(StaffForm form)
    {
        var file = form["file"] ?? "";
        return ([DraftContent.Write(PathOf(file), RawText.Of(form.Raw("text"), texts.GetValueOrDefault(file)))], null);
    }

    private string PathOf(string file) => EntryFiles.PathOf(entry, file);

    /// <summary>Why a file cannot be changed by forms; null: it can.</summary>
    private Problem? Unreadable(string file) => texts.TryGetValue(file, out var text) && YamlSections.IsYaml(text)
        ? null : EditingProblem.NotInForms.At(new(PathOf(file), 1), string.Create(CultureInfo.InvariantCulture, $"{file}"));
}
