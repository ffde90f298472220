namespace BotService.Hosting;

/// <summary>
/// The telephone lines that replies may name, so that what shows a reply can make them ready to dial.
/// </summary>
public interface ITelephoneNumbers
{
    /// <summary>As they are written in sentences, such as <c>02-8733-5678</c>.</summary>
    IReadOnlyCollection<string> Known { get; }
}
