namespace BotService.Channels.Voice;

/// <summary>The telephone. Section <c>Voice</c>.</summary>
public sealed class VoiceOptions
{
    public const string Section = "Voice";

    public AudioCodesOptions AudioCodes { get; set; } = new();

    public AudioSocketOptions AudioSocket { get; set; } = new();

    public SpeechOptions TextToSpeech { get; set; } = new() { Provider = "espeak" };

    public SpeechOptions SpeechToText { get; set; } = new() { Provider = "none" };

    /// <summary>
    /// Who calls are given to, by name: <c>operator</c>, an organisation's id, a kind of danger. The value is what the
    /// gateway dials, such as <c>tel:+88621911</c>; Asterisk's dialplan knows the names alone.
    /// </summary>
    public Dictionary<string, string> Targets { get; set; } = [];

    /// <summary>The switchboard records the calls: each begins by saying so, and nobody can skip it.</summary>
    public bool IsRecorded { get; set; }

    /// <summary>By number dialled, the organisation in whose name its line answers, by id; the others answer for
    /// all.</summary>
    public Dictionary<string, string> Organisations { get; set; } = [];
}

/// <summary>AudioCodes' Bot API in chat mode.</summary>
public sealed class AudioCodesOptions
{
    /// <summary>The bearer token that the gateway shows: 16 characters or more. Empty (default): off.</summary>
    public string Token { get; set; } = "";

    /// <summary>The bot's name in the gateway's settings; a request that names another is refused.</summary>
    public string BotName { get; set; } = "";
}

/// <summary>Asterisk's AudioSocket.</summary>
public sealed class AudioSocketOptions
{
    /// <summary>Where Asterisk connects to: an address of this machine or of a private network, with a port.</summary>
    public string Endpoint { get; set; } = "127.0.0.1:9092";

    /// <summary>What the dialplan shows at <c>/voice/asterisk/…</c>: 16 characters or more. Empty (default):
    /// off.</summary>
    public string Key { get; set; } = "";
}

/// <summary>A voice, or ears.</summary>
public sealed class SpeechOptions
{
    /// <summary>For a voice <c>none</c>, <c>espeak</c>, <c>recorded</c>, <c>azure</c>, <c>openai</c>; for ears
    /// <c>none</c>, <c>whisper</c>, <c>azure</c>, <c>openai</c>.</summary>
    public string Provider { get; set; } = "none";

    /// <summary>The server of <c>openai</c>, up to <c>/v1</c>; with <c>azure</c> the region's host, made of
    /// <see cref="Region"/> where empty; with <c>whisper</c> where whisper.cpp's server is asked, by default
    /// <c>http://127.0.0.1:8080/inference</c>.</summary>
    public string Endpoint { get; set; } = "";

    public string Region { get; set; } = "";

    public string Key { get; set; } = "";

    public string Model { get; set; } = "";

    /// <summary>The voice's name at the provider; empty for its usual one.</summary>
    public string Voice { get; set; } = "";

    /// <summary>Characters a minute of espeak's Chinese: 130 to 175 of its own measure.</summary>
    public int Speed { get; set; } = 150;

    /// <summary>The folder of recorded prompts.</summary>
    public string Path { get; set; } = "";
}
