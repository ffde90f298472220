using BotService.Conversations;
using BotService.Engine.Dialogs.Script;
using BotService.Insight;
using BotService.Sheets;
using BotService.Sheets.Odt;
using BotService.Web.Layout;

namespace BotService.Web.Paper;

public static class PaperRoom
{
    public static IServiceCollection AddPaper(this IServiceCollection services) =>
        services.AddLayout().AddScoped<NoteCall>();

    /// <summary>
    /// <c>/c/{receipt}</c>: the sheet given under this number as a page to print; with <c>?page=1</c> its first screen on
    /// one A4, papers to tick one by one; <c>/c/{receipt}.odt</c>: the same as
    /// a text document; <c>/c/{receipt}.ics</c>: the days to go. What is ticked stands in the address (<c>have</c>). Who knows the number may read it, so nothing may store, list or leak the address.
    /// </summary>
    public static void MapPaper(this IEndpointRouteBuilder app)
    {
        app.MapPage("/c/{receipt}.odt",
            async (Visit visit, string receipt, IReceipts receipts, PageWordings wordings, SheetDocument document,
                CancellationToken cancel) =>
                await FindAsync(receipts, receipt, cancel) is { } found
                    ? Results.File(
                        document.Write(found.Sheet, found.Id, found.At, ReceiptPage.AddressOf(visit, found.Id)),
                        SheetDocument.MediaType, $"{found.Id}.odt")
                    : NoReceipt.Of(visit, wordings),
            PagePolicy.Secret);
        app.MapPage("/c/{receipt}.ics",
            async (Visit visit, string receipt, IReceipts receipts, PageWordings wordings, CancellationToken cancel) =>
                await FindAsync(receipts, receipt, cancel) is { } found
                    ? Results.File(
                        SheetCalendar.Write(
                            found.Sheet, found.Id, found.At, ReceiptPage.AddressOf(visit, found.Id),
                            wordings.For(found.Sheet.Locale)),
                        SheetCalendar.MediaType, $"{found.Id}.ics")
                    : NoReceipt.Of(visit, wordings),
            PagePolicy.Secret);
        app.MapPage("/c/{receipt}",
            async (Visit visit, string receipt, IReceipts receipts, INotes notes, PageWordings wordings,
                HttpRequest request, CancellationToken cancel) =>
                await FindAsync(receipts, receipt, cancel) is { } found
                    ? Previewed(ReceiptPage.Of(
                        visit, found, await notes.OfAsync(found.Id, cancel), wordings,
                        onePage: request.Query["page"] == "1", request.Query["have"]))
                    : NoReceipt.Of(visit, wordings),
            PagePolicy.Secret);
        app.MapPost("/c/{receipt}/notes",
            async (Visit visit, string receipt, IReceipts receipts, PageWordings wordings, NoteCall call,
                HttpRequest request, CancellationToken cancel) =>
                await FindAsync(receipts, receipt, cancel) is { } found
                    ? await call.AnswerAsync(visit, found, request, cancel)
                    : NoReceipt.Of(visit, wordings)).WithPolicy(PagePolicy.Secret);
    }

    /// <summary>Sent to somebody, it shows what it is about; neither whose case it is nor where it lies.</summary>
    private static Page Previewed(Page page) =>
        page with { Preview = new(page.Title, page.Visit.Words["preview.list"]) };

    private static async Task<Receipt?> FindAsync(IReceipts receipts, string id, CancellationToken cancel) =>
        id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? await receipts.FindAsync(id, cancel) : null;
}
