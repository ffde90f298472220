using Microsoft.Extensions.Options;

namespace BotService.Web.Edge;

/// <summary>How much all callers together may have open and under way. Section <c>Requests</c>.</summary>
public sealed class RequestOptions
{
    public const string Section = "Requests";

    /// <summary>
    /// Most megabytes of request bodies that the process holds at once, until their requests are answered; beyond,
    /// callers get 503 and <c>Retry-After</c>. Webhooks may fill half of it, since their signature can only be checked
    /// when they are read. What is made of a body takes several times its bytes. 4…4096, default 32: a thousand of the
    /// longest messages, a hundred thousand ordinary ones.
    /// </summary>
    public int MegabytesInFlight { get; set; } = 32;

    /// <summary>
    /// Most connections, and as many streams besides: an open chat page has one stream. One more is closed at once.
    /// 100…1000000, default 10000; the system's limit of open files must allow twice as many.
    /// </summary>
    public int Connections { get; set; } = 10_000;
}

internal sealed class RequestOptionsCheck : IValidateOptions<RequestOptions>
{
    public ValidateOptionsResult Validate(string? name, RequestOptions options) =>
        options.MegabytesInFlight is < 4 or > 4096
            ? ValidateOptionsResult.Fail(
                $"Requests:MegabytesInFlight must be 4…4096; it is {options.MegabytesInFlight}.")
        : options.Connections is < 100 or > 1_000_000
            ? ValidateOptionsResult.Fail($"Requests:Connections must be 100…1000000; it is {options.Connections}.")
        : ValidateOptionsResult.Success;
}
