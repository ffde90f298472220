// What a telephone gateway demands of a bot's activities; source: AudioCodes VoiceAI Connect, Bot API and the pages of its features. Breaks are thrown.
const assert = require('node:assert/strict');

/** Parameters by name and type; those of a session may be set for one message too. */
const session = {
  language: 'string', sttLanguage: 'string', ttsLanguage: 'string', voiceName: 'string',
  bargeIn: 'boolean', bargeInOnDTMF: 'boolean', bargeInMinWordCount: 'number',
  sendDTMF: 'boolean', dtmfCollect: 'boolean', dtmfCollectMaxDigits: 'number', dtmfCollectInterDigitTimeoutMS: 'number', dtmfCollectSubmitDigit: 'string',
  userNoInputTimeoutMS: 'number', userNoInputRetries: 'number', userNoInputSpeech: 'string', userNoInputGiveUpTimeoutMS: 'number', userNoInputSendEvent: 'boolean',
  botNoInputTimeoutMS: 'number', botNoInputSpeech: 'string', botNoInputGiveUpTimeoutMS: 'number', resumeRecognitionTimeoutMS: 'number',
  sttContextPhrases: 'strings', sttContextBoost: 'number', sttContextId: 'string',
  continuousASR: 'boolean', continuousASRDigits: 'string', continuousASRTimeoutInMS: 'number', disableTtsCache: 'boolean', sendEventsToBot: 'strings',
};

/** Events by name, with the parameters that only they have; `!` marks one they need. */
const events = {
  config: {}, abortPrompts: {}, expectAnotherBotMessage: {},
  hangup: { hangupReason: 'string' },
  transfer: { 'transferTarget!': 'string', handoverReason: 'string', transferSipHeaders: 'array' },
  playUrl: { 'playUrlUrl!': 'string', 'playUrlMediaFormat!': 'string', playUrlAltText: 'string', playUrlCaching: 'boolean' },
  sendDtmf: { 'dtmfDigits!': 'string' },
  startCallRecording: {}, stopCallRecording: {}, pauseCallRecording: {}, resumeCallRecording: {},
};
events.handover = events.transfer;

const sendable = ['agentConnected', 'conversationEnd', 'dialoutInitiated', 'noUserInput', 'playFinished', 'silenceDetected', 'speechHypothesis', 'voiceDetected', 'speakerVerification'];
const longestText = 1200;
const longestBreath = 40;

function is(value, type) {
  if (type === 'strings') return Array.isArray(value) && value.every(one => typeof one === 'string' && one.length > 0);
  return type === 'array' ? Array.isArray(value) : typeof value === type && !Number.isNaN(value);
}

function parameters(where, given, known) {
  if (given === undefined) return;
  assert.ok(given && typeof given === 'object' && !Array.isArray(given), `${where} is no object`);
  assert.ok(Object.keys(given).length > 0, `${where} is empty`);
  for (const [name, value] of Object.entries(given)) {
    assert.ok(known[name], `${where} has the unknown '${name}'`);
    assert.ok(is(value, known[name]), `${where}.${name} is no ${known[name]}: ${JSON.stringify(value)}`);
    if (name.endsWith('MS')) assert.ok(value > 0 && value <= 600_000, `${where}.${name} is ${value}`);
  }
  for (const name of given.sendEventsToBot ?? []) assert.ok(sendable.includes(name), `no event '${name}' can be sent to bots`);
  if (given.dtmfCollect) assert.ok(given.dtmfCollectMaxDigits >= 1, 'keys are collected without a number of them');
}

/** Words for the ear, and nothing else. */
function text(said, language) {
  assert.equal(typeof said, 'string', 'the text is no string');
  assert.ok(said.trim().length > 0, 'the text is empty');
  assert.ok(said.length <= longestText, `the text has ${said.length} characters`);
  assert.doesNotMatch(said, /[*_#`~|<>[\]{}\\]|https?:|www\.|\p{Extended_Pictographic}/u, `a mark, an address or a picture: ${said}`);
  assert.doesNotMatch(said, /[0-9０-９]/u, `a figure: ${said}`);
  assert.doesNotMatch(said, /[\p{C}--\n]/v, 'a control character');
  if (!language.startsWith('zh')) return;
  // A whole sentence may be English, for who wants to hear that; a word among Chinese ones would be garbled.
  for (const sentence of said.split(/[。！？.!?\n]/u).filter(one => /\p{Script=Han}/u.test(one)))
    assert.doesNotMatch(sentence, /[A-Za-zＡ-Ｚａ-ｚ]/u, `a Latin letter: ${sentence}`);
  for (const breath of said.split(/[。！？；，：、\n]/u))
    assert.ok(breath.length <= longestBreath, `a breath of ${breath.length} characters: ${breath}`);
}

/** One activity, whatever the transport: its parts as both have them. */
function activity(one, activityParams, sessionParams, language) {
  parameters('sessionParams', sessionParams, session);
  if (one.type === 'message') {
    parameters('activityParams', activityParams, session);
    text(one.text, language);
    return;
  }
  assert.equal(one.type, 'event', `the unknown type '${one.type}'`);
  const own = events[one.name];
  assert.ok(own, `the unknown event '${one.name}'`);
  const plain = Object.fromEntries(Object.entries(own).map(([name, type]) => [name.replace('!', ''), type]));
  parameters('activityParams', activityParams, { ...session, ...plain });
  for (const name of Object.keys(own).filter(name => name.endsWith('!')))
    assert.ok(activityParams?.[name.slice(0, -1)], `${one.name} without ${name.slice(0, -1)}`);
  if (one.name === 'config') assert.ok(sessionParams, 'config without sessionParams');
  if (own === events.transfer) assert.match(activityParams.transferTarget, /^(tel|sip|sips):\S+$/, 'no target to dial');
  if (one.name === 'sendDtmf') assert.match(activityParams.dtmfDigits, /^[0-9*#]{1,20}$/, 'digits that are ignored');
}

/** What is set in a call, and whether it is over, as answers come. */
class Line {
  settings = {};
  only = {};
  over = false;
  get language() { return this.settings.language ?? 'zh-TW'; }
  /** What gateways understand of an answer; after the end nothing may come. */
  take(one, activityParams, sessionParams) {
    assert.ok(!this.over, `something is said after the end: ${JSON.stringify(one)}`);
    activity(one, activityParams, sessionParams, sessionParams?.language ?? this.language);
    Object.assign(this.settings, sessionParams);
    if (one.type === 'message') this.only = activityParams ?? {};
    if (['transfer', 'handover', 'hangup'].includes(one.name)) this.over = true;
  }
  setting(name) { return this.only[name] ?? this.settings[name]; }
  hears(event) { return this.settings.sendEventsToBot?.includes(event) || (event === 'noUserInput' && this.settings.userNoInputSendEvent); }
}

module.exports = { Line };
