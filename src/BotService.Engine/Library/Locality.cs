namespace BotService.Engine.Library;

/// <summary>Where a citizen is at home, as far as that changes a list.</summary>
/// <param name="Office">The office whose district it is, by id; what it adds is said besides
/// what holds everywhere.</param>
/// <param name="Supplier">The organisation that supplies a life event's citizen; without it, the entries
/// count that stand for all.</param>
public sealed record Locality(string? Office = null, string? Supplier = null)
{
    public static Locality Anywhere { get; } = new();
}

/// <summary>Who may supply what a life event is about.</summary>
/// <param name="Label">What the choice is called.</param>
/// <param name="Ask">The question, with what helps to answer it.</param>
/// <param name="Options">By organisation, the area it supplies.</param>
/// <param name="Lead">The organisation whose rules are told while nobody has chosen.</param>
public sealed record SupplierChoice(string Label, string Ask, IReadOnlyList<Term> Options, Term Lead);

/// <summary>Another organisation that supplies the same elsewhere.</summary>
/// <param name="Area">Where it supplies, and its name.</param>
/// <param name="Entry">Its entry of the same name; null when nothing is known of its rules.</param>
/// <param name="Contact">Whom to call there.</param>
public sealed record OtherSupplier(string Organisation, string Area, string? Entry, string Contact, string Hours);
