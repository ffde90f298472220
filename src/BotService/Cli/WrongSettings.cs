using Microsoft.Extensions.Options;

namespace BotService.Cli;

/// <summary>
/// Settings that the service cannot start with, as a sentence for the operator instead of a stack trace.
/// </summary>
internal static class WrongSettings
{
    /// <summary>Throws when a value is not of its setting's type; the message names value, setting and type.</summary>
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

    /// <summary>Throws when an address to listen on is none.</summary>
    private const string AddressReader = "Microsoft.AspNetCore.Http";

    /// <summary>What is wrong, or null when the exception is about something else.</summary>
    public static string? Of(Exception e) => Reason(e) is { } reason ? $"The settings are not valid: {reason}" : null;

    private static string? Reason(Exception e) => e switch
    {
        OptionsValidationException wrong => string.Join(' ', wrong.Failures),
        // Several sections at once.
        AggregateException several when several.InnerExceptions.Select(Reason).ToList() is var all
            && all.TrueForAll(one => one is not null) => string.Join(' ', all),
        // Inside a list, the outer exception names the list only.
        InvalidOperationException { Source: Binder } outer =>
            outer.InnerException is InvalidOperationException inner ? Reason(inner) : outer.Message,
        FormatException { Source: AddressReader } address =>
            $"Urls must hold addresses such as http://localhost:5080. {address.Message}",
        _ => null,
    };
}
