namespace BotService.Engine.Knowledge;

/// <summary>
/// How the sentences of a locale state figures, from <c>catalogue/claims.&lt;locale&gt;.yaml</c>; without the file its
/// sentences are not held against each other.
/// </summary>
/// <param name="Amounts">Units of what is paid, which belongs to the charge named last before it.</param>
/// <param name="Periods">Units of time, which belongs to the words before it in its clause.</param>
/// <param name="Calendar">The one of them that also stands after a year of the calendar; null: none.</param>
/// <param name="Others">Units of what tells cases of one rule apart, such as the size of a meter.</param>
/// <param name="Same">Other ways to write a unit.</param>
/// <param name="Before">Units that are written before the figure, and which of the units they are.</param>
/// <param name="Charges">How the name of a charge ends.</param>
/// <param name="Several">Names of charges that stand for several: figures beside them may differ.</param>
/// <param name="Desks">What is open at certain hours.</param>
/// <param name="Breaks">Words that belong to no name.</param>
/// <param name="Bring">How a sentence says that a paper is wanted as this: directly after its name.</param>
/// <param name="Between">What may stand between a step of a tariff and its rate.</param>
/// <param name="Tariffs">By tariff, how sentences quote its steps.</param>
public sealed record FigureWords(
    IReadOnlyList<string> Amounts, IReadOnlyList<string> Periods, string? Calendar,
    IReadOnlyList<string> Others,
    IReadOnlyDictionary<string, string> Same, IReadOnlyDictionary<string, string> Before,
    IReadOnlyList<string> Charges, IReadOnlyList<string> Several, IReadOnlyList<string> Desks,
    IReadOnlyList<string> Breaks, ClockWords Clock, IReadOnlyDictionary<Bring, IReadOnlyList<string>> Bring,
    IReadOnlyList<string> Between, IReadOnlyDictionary<string, TariffWords> Tariffs);

/// <summary>How times of day are written.</summary>
/// <param name="Morning">Words before an hour that leave it as it is.</param>
/// <param name="Afternoon">Words before an hour that add twelve to one below twelve.</param>
/// <param name="Hour">After the hour.</param>
/// <param name="Half">After that: half an hour more.</param>
/// <param name="To">Between two times.</param>
/// <param name="Always">Day and night.</param>
public sealed record ClockWords(
    IReadOnlyList<string> Morning, IReadOnlyList<string> Afternoon, IReadOnlyList<string> Hour,
    IReadOnlyList<string> Half, IReadOnlyList<string> To, IReadOnlyList<string> Always);

/// <param name="By">The unit of its steps.</param>
/// <param name="In">The unit of its rates.</param>
/// <param name="About">What stands before in the sentence where it is quoted; null: nothing need stand there.</param>
public sealed record TariffWords(string By, string In, string? About);
