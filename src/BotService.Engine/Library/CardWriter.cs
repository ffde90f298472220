using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Library;

/// <summary>Writes the index cards of a knowledge base in one locale.</summary>
internal static class CardWriter
{
    public static IReadOnlyList<Card> Write(KnowledgeBase knowledge, string locale)
    {
        var words = knowledge.Words(locale);
        var organisations = knowledge.Catalogue.Organisations.Keys.ToList();
        var services = knowledge.Catalogue.Classes["service"].ToList();
        return [.. knowledge.Entries.Values
            .OrderBy(e => organisations.IndexOf(e.Organisation)).ThenBy(e => services.IndexOf(e.Classes.Service))
            .ThenBy(e => e.Id, StringComparer.Ordinal)
            .Select(Card)];

        Card Card(Entry entry)
        {
            var texts = entry.Wordings[locale];
            return new Card(
                entry.Id, texts.Name, texts.Short, texts.Summary, texts.Aliases,
                new Term(entry.Organisation, words.Organisations[entry.Organisation].Name), KebabCase.Of(entry.Kind),
                Class("theme", entry.Classes.Theme), Class("administration", entry.Classes.Administration),
                Class("service", entry.Classes.Service),
                entry.Owner, words.Contacts[knowledge.ConfirmContact(entry)].Name,
                entry.Updated, entry.ReviewBy, entry.Versions.Max(v => v.InForce.From));
        }

        Term Class(string classification, string term) => new(term, words.Classes[(classification, term)]);
    }
}
