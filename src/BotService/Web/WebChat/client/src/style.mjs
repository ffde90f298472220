// Colours and sizes of Web Chat and its cards, in line with page.css. Every pair keeps a contrast of at least 4.5 : 1.
// The fonts of page.css, which knows what each language wants.
const font = getComputedStyle(document.body).fontFamily;
const ink = '#1c2733';
const soft = '#4d5b69';
const blue = '#0b5c7a';

export const chatStyle = {
  primaryFont: font,
  backgroundColor: '#ffffff',
  accent: blue,
  subtle: soft,
  rootHeight: '100%',
  paddingRegular: 12,
  paddingWide: 16,

  hideUploadButton: true,
  // A long checklist is shown from its beginning, not scrolled past to its end.
  autoScrollSnapOnPage: true,
  autoScrollSnapOnPageOffset: -80,
  autoScrollSnapOnActivity: true,

  bubbleBackground: '#f3f7f9',
  bubbleBorderColor: '#dbe4ea',
  bubbleBorderRadius: 10,
  bubbleTextColor: ink,
  bubbleMaxWidth: 680,
  bubbleAttachmentMaxWidth: 680,
  bubbleMinWidth: 120,
  bubbleFromUserBackground: blue,
  bubbleFromUserBorderColor: blue,
  bubbleFromUserBorderRadius: 10,
  bubbleFromUserTextColor: '#ffffff',
  messageActivityWordBreak: 'break-word',

  suggestedActionLayout: 'flow',
  suggestedActionBackgroundColor: '#ffffff',
  suggestedActionBorderColor: blue,
  suggestedActionBorderRadius: 18,
  suggestedActionBorderWidth: 1.5,
  suggestedActionTextColor: blue,
  suggestedActionBackgroundColorOnHover: '#e6f0f4',
  suggestedActionBackgroundColorOnActive: '#d3e5ec',
  suggestedActionHeight: 38,
  // On a small screen the choices must leave room for what they are about.
  suggestedActionsFlowMaxHeight: matchMedia('(max-width: 30rem), (max-height: 40rem)').matches ? 124 : undefined,

  sendBoxBackground: '#ffffff',
  sendBoxTextColor: ink,
  sendBoxPlaceholderColor: soft,
  sendBoxBorderTop: 'solid 1px #cfd8df',
  sendBoxButtonColor: blue,
  sendBoxButtonColorOnDisabled: '#6b7885',
  sendBoxHeight: 52,
  timestampColor: soft,
  typingAnimationHeight: 20,

  cardEmphasisBackgroundColor: '#f3f7f9',
  cardPushButtonBackgroundColor: blue,
  cardPushButtonTextColor: '#ffffff',
};

const colours = {
  default: { default: ink, subtle: soft },
  accent: { default: blue, subtle: blue },
  warning: { default: '#7a4a00', subtle: '#7a4a00' },
  attention: { default: '#9a1f1f', subtle: '#9a1f1f' },
  good: { default: '#1f6b3a', subtle: '#1f6b3a' },
  dark: { default: ink, subtle: soft },
  light: { default: '#ffffff', subtle: '#ffffff' },
};

const container = backgroundColor => ({ backgroundColor, foregroundColors: colours });

export const cardStyle = {
  supportsInteractivity: true,
  fontFamily: font,
  fontSizes: { small: 14, default: 16, medium: 17, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 700 },
  lineHeights: { small: 21, default: 25, medium: 26, large: 30, extraLarge: 34 },
  spacing: { small: 6, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 12 },
  separator: { lineThickness: 1, lineColor: '#cfd8df' },
  containerStyles: {
    default: container('#ffffff'),
    emphasis: container('#f3f7f9'),
    warning: container('#fff6e3'),
    attention: container('#fdf1f0'),
    accent: container('#e6f0f4'),
    good: container('#eef7f0'),
  },
  actions: {
    maxActions: 5,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 8 },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  factSet: {
    title: { color: 'default', size: 'default', isSubtle: true, weight: 'default', wrap: true, maxWidth: 300 },
    value: { color: 'default', size: 'default', isSubtle: false, weight: 'bolder', wrap: true },
    spacing: 12,
  },
  textBlock: { headingLevel: 2 },
  textStyles: { heading: { weight: 'bolder' } },
};
