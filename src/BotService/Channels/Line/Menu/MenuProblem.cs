namespace BotService.Channels.Line.Menu;

/// <summary>What can be wrong with a menu.</summary>
internal enum MenuProblem
{
    SizeUnknown, AreaCount, AreaOutside, AreaOverlaps, NoColour, OneThing, SwitchesToItself, NoPath, SwitchesToNothing,
    PictureSize, PictureMissing, PictureTooLarge, NoPicture, NoMenu, OneDefault,
}
