using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Script;

namespace BotService.Sheets.Odt;

/// <summary>A sheet as an OpenDocument text.</summary>
internal sealed class SheetDocument(PageWordings wordings)
{
    public const string MediaType = "application/vnd.oasis.opendocument.text";

    /// <summary>The QR code's place in the package.</summary>
    private const string Picture = "Pictures/qr.png";

    /// <param name="receipt">The number it is kept under, if it is.</param>
    /// <param name="at">When it was written.</param>
    /// <param name="address">Where the same sheet is to be read, for the QR code.</param>
    public byte[] Write(Sheet sheet, string? receipt, DateTimeOffset at, string address)
    {
        var words = wordings.For(sheet.Locale);
        return OdfPackage.Write(
            at, OdfContent.Write(sheet, receipt, address, Picture, words), OdfStyles.Write(sheet.Locale),
            OdfPackage.Meta(sheet.Title, words["site.name"], sheet.Locale, receipt ?? address, at),
            new OdfPart(Picture, "image/png", QrPicture.Png(address)));
    }
}
