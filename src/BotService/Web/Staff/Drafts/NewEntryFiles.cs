using BotService.Editing;
using BotService.Editing.Drafts;
using BotService.Engine;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Hosting;
using BotService.Review.Proposals;

namespace BotService.Web.Staff.Drafts;

/// <summary>The files of an entry that is begun, as <c>new procedure</c> makes them.</summary>
internal sealed class NewEntryFiles(Release release, TimeProvider time)
{
    public Problem? Refusal(string entry, bool isThere)
    {
        var organisations = release.Knowledge.Catalogue.Organisations.Keys.ToList();
        var place = new Place(EntryFiles.FolderOf(entry), 1);
        return organisations.Contains(EntryId.OrganisationOf(entry))
            ? isThere ? EditingProblem.EntryThere.At(place, entry) : null
            : EditingProblem.NoSuchOrganisation.At(place, EntryId.OrganisationOf(entry), string.Join(", ", organisations));
    }

    public IReadOnlyList<FileWrite> Of(string entry) =>
    [
        .. ProposalFiles.NewEntry(entry, IsoDay.Of(Taiwan.Today(time)), release.Knowledge.Locales)
            .Select(f => DraftContent.Write(f.Path, f.After!)),
    ];
}
