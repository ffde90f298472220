namespace BotService.Engine.Search;

/// <summary>What a wanted expression is, which settles how it is looked for.</summary>
internal enum TermKind
{
    /// <summary>Characters without spaces, of which nearly all must occur, in pairs.</summary>
    Characters,

    /// <summary>A word in Latin letters, or the beginning of one.</summary>
    Word,

    /// <summary>Occurs as it stands.</summary>
    Phrase,
}

/// <summary>One expression of a query, normalised.</summary>
internal sealed record QueryTerm(TermKind Kind, string Text)
{
    /// <summary>As one would type it to be read the same way.</summary>
    public string Typed => Kind == TermKind.Phrase ? $"\"{Text}\"" : Text;
}

/// <summary>A query's text as it was read.</summary>
/// <param name="Cut">There was more text than is read.</param>
/// <param name="Unbalanced">A quotation mark had no partner.</param>
internal sealed record ReadQuery(
    IReadOnlyList<QueryTerm> Wanted, IReadOnlyList<string> Excluded, IReadOnlyList<string> SetAside, bool IsBlank, bool Cut,
    bool Unbalanced)
{
    /// <summary>There is a text, but nothing in it to look for.</summary>
    public bool IsEmpty => !IsBlank && Wanted.Count == 0 && Excluded.Count == 0;

    public UnderstoodTerms Understood => new(
        [.. Wanted.Where(t => t.Kind != TermKind.Phrase).Select(t => t.Text)],
        [.. Wanted.Where(t => t.Kind == TermKind.Phrase).Select(t => t.Text)], Excluded, SetAside);

    /// <summary>The wanted expressions without spaces, to compare with whole names.</summary>
    public string Joined => string.Concat(Wanted.Select(t => t.Text)).Replace(" ", "", StringComparison.Ordinal);

    public string Typed(IEnumerable<QueryTerm> wanted) =>
        string.Join(' ',
            wanted.Select(t => t.Typed)
                .Concat(Excluded.Select(e => e.Contains(' ', StringComparison.Ordinal) ? $"-\"{e}\"" : $"-{e}")));
}
