// node walks.js ADDRESS OUT: eight people ask in the chat page of a running service, on a phone's window. OUT/walks.md says who needs what, what
// was said, what came, and whether it was what they came for; OUT/images/walks/ shows it. Needs chromium (CHROMIUM=path).
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Chromium, pause } = require('./chromium');

const [address, out] = process.argv.slice(2);
if (!out) throw new Error('usage: node walks.js ADDRESS OUT');
const origin = new URL(address).origin;

// What a goal is checked by: `talk` holds the replies, each with its text, its cards' titles and texts, and the numbers that can be dialled.
const card = title => talk => talk.some(reply => reply.cards.some(shown => shown.title.includes(title)));
const inCard = text => talk => talk.some(reply => reply.cards.some(shown => shown.text.includes(text)));
const said = text => talk => talk.some(reply => reply.text.includes(text));
const first = text => talk => talk[0].text.startsWith(text);
const dials = number => talk => talk.some(reply => reply.numbers.includes(number));

/** Who asks, in which language of the page, what is said or tapped (at most four turns, but for the long talk), and what must have come. */
const PEOPLE = [
  {
    id: 'tenant', lang: 'zh-TW', who: 'A tenant who moves out next month',
    needs: 'to settle power and water up to the day of leaving, without paying for the next tenant',
    turns: [{ say: '我下個月要退租搬走，電費水費怎麼處理' }, { tap: '線上辦理' }, { tap: '其他縣市（台水）' }, { tap: '合成一張清單' }],
    goals: [['a list for the power', card('搬家結算電費')], ['a list for the water', card('水費中間結帳')], ['both as one list', card('搬家結算電費、水費結清')]],
  },
  {
    id: 'daughter', lang: 'zh-TW', who: 'A daughter whose father died last month; power and water are in his name, the family stays on', receipt: true,
    needs: 'to know everything that has to be put in another name, in one go',
    turns: [{ say: '我爸爸上個月過世了，家裡的電跟水都是他的名字，我們還要繼續住，要怎麼辦' }, { tap: '其他縣市（台水）' }, { tap: '本人辦理' }],
    goals: [['condolence first', first('請節哀')], ['a list for a death in the family', card('家人過世')], ['the power on it', inCard('用電過戶')],
      ['the water on it', inCard('用水過戶')], ['that the family stays on was heard', inCard('家人繼續住')]],
  },
  {
    id: 'shopkeeper', lang: 'zh-TW', who: 'A shopkeeper who takes over a snack bar, as a company',
    needs: 'the power of the shop in the company\'s name; somebody from the office will go',
    turns: [{ say: '我要頂下一間小吃店，電費怎麼改成我們公司的名字' }, { tap: '代理人代辦' }, { say: '公司大小章要帶嗎' }],
    goals: [['a list for changing the name', card('用電過戶')], ['for a company', inCard('公司行號')], ['the company\'s number on it', inCard('統一編號')],
      ['the paper for whoever goes', inCard('委託書')], ['an answer on the company\'s seals', said('公司大小章')]],
  },
  {
    id: 'foreigner', lang: 'en', who: 'A foreigner with an Alien Resident Certificate who rents a flat',
    needs: 'the electricity account in their own name, without a national ID card',
    turns: [{ say: "I'm a foreigner with an ARC. I rent an apartment and want the electricity account in my name" }, { tap: 'I apply myself' },
      { say: "I don't have a national ID, only an ARC. Is that OK?" }],
    goals: [['a list for changing the name', card('Change the name on an electricity account')], ['an answer on the ARC', said('Resident certificate (ARC)')]],
  },
  {
    id: 'wife', lang: 'zh-TW', who: 'A wife from Vietnam, on the Chinese page her family opened for her',
    needs: 'the electricity bill in her name, in words she can read and the counter can read',
    turns: [{ say: 'Tôi muốn đổi tên trên hóa đơn điện' }, { tap: 'Cá nhân ｜ 個人' }, { tap: 'Tự đi làm ｜ 本人辦理' }, { say: 'Làm ở đâu?' }],
    goals: [['a list in Vietnamese', card('Sang tên điện')], ['the same in Chinese beside it', card('用電過戶')], ['a number to call, 1911', dials('1911')],
      ['where it is done', said('台電服務中心')]],
  },
  {
    id: 'angry', lang: 'zh-TW', who: 'An angry customer, the second power cut in three days',
    needs: 'somebody to call now, and to be paid for what spoilt in the refrigerator',
    turns: [{ say: '又停電了！三天停兩次，你們到底在搞什麼' }, { tap: '附近整片都停電' }, { say: '冰箱的肉都壞了，你們要賠我嗎' }, { tap: '台電陳情申訴' }],
    goals: [['what to do in a power cut', card('停電報修')], ['a number to call, 1911', dials('1911')], ['what is known of being paid for it', inCard('求償')]],
  },
  {
    id: 'long', lang: 'zh-TW', who: 'A buyer who changes their mind twice, wishes for a second thing, and is in danger in the middle',
    needs: 'power and water in the company\'s name, in one talk of twelve turns',
    turns: [{ say: '我買了房子，電費要過戶' }, { say: '我自己去' }, { say: '等一下，是公司名義' }, { say: '要帶印章嗎' }, { say: '那水呢' }, { say: '桃園' },
      { say: '不是我去，是會計去' }, { say: '地下室淹水了 插座泡在水裡' }, { say: '沒事了，繼續' }, { say: '願意簽' }, { say: '影本可以嗎' }, { say: '謝謝，沒問題了' }],
    goals: [['the list for the company', inCard('公司行號')], ['the water as well', card('用水過戶')], ['that somebody else goes was heard', said('好，代理人代辦')],
      ['the danger first', dials('119')], ['the paper for whoever goes', inCard('受託人資料')], ['an end with a rating', said('打個分數')]],
  },
  {
    id: 'long-en', lang: 'en', who: 'The same in English',
    needs: 'power and water in the company\'s name, in one talk of twelve turns',
    turns: [{ say: 'I bought a flat and need the electricity in my name' }, { say: "I'll go myself" }, { say: "sorry, it's for a company" }, { say: 'do I need a seal?' },
      { say: 'and the water?' }, { say: 'Taichung' }, { say: 'actually my accountant will go' }, { say: 'the basement is flooded and the sockets are under water' },
      { say: 'we are safe now, continue' }, { say: 'yes, the former user signs' }, { say: 'is a copy ok?' }, { say: "thanks, that's all" }],
    goals: [['the list for the company', inCard('A company')], ['the water as well', card('water account')], ['that somebody else goes was heard', said('Noted: Someone acts for me')],
      ['the danger first', dials('119')], ['an end with a rating', said('rate')]],
  },
];

/** Lines of a reply that are quoted. */
const TEXT_LINES = 4;
const CARD_LINES = 7;

/** A picture is made this sharp and this good, and less good where it would be larger. */
const SCALE = 1.25;
const QUALITY = 55;
const MOST_BYTES = 60_000;

const ready = page => page.until('the greeting', 'document.querySelector("[data-chat=ready]") && !!document.querySelector("#bubbles > .bot[data-order]")');

/** Presses what stands in the middle of the element, as a finger would; whatever covers it gets the press. */
async function press(page, what, element) {
  const at = await page.evaluate(`(() => {
    const found = ${element};
    if (!found) return undefined;
    found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { x, y, width, height } = found.getBoundingClientRect();
    const [middle, centre] = [x + width / 2, y + height / 2];
    const hit = document.elementFromPoint(middle, centre);
    return { x: middle, y: centre, isCovered: !found.contains(hit) && hit?.outerHTML.slice(0, 80) };
  })()`);
  if (!at) throw new Error(`nothing to press: ${what}`);
  if (at.isCovered) throw new Error(`${what} is covered by ${at.isCovered}`);
  await page.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: at.x, y: at.y }] });
  await page.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const saying = title => `[...document.querySelectorAll('#choices button, #choices a, #bubbles > li:last-child .action')]
  .find(choice => choice.innerText.trim() === ${JSON.stringify(title)})`;

/** One turn; gives what came, once the page shows that no more comes. */
async function take(page, { say, tap }) {
  const before = await page.evaluate('document.querySelectorAll("#bubbles > .user").length');
  if (tap) {
    await press(page, tap, saying(tap));
  } else {
    await press(page, 'the field', 'document.getElementById("q")');
    await page.send('Input.insertText', { text: say });
    await press(page, 'the button', 'document.querySelector("#composer button[type=submit]")');
  }
  const came = `(() => {
    const users = [...document.querySelectorAll('#bubbles > .user')];
    const last = users.at(-1);
    if (users.length <= ${before} || last.dataset.order === 'Infinity' || !document.getElementById('typing').hidden) return 0;
    return [...document.querySelectorAll('#bubbles > .bot')].filter(bubble => last.compareDocumentPosition(bubble) & 4).length;
  })()`;
  let count = await page.until(`a reply to ${say ?? tap}`, came);
  for (let earlier = 0; earlier !== count; await pause(600)) [earlier, count] = [count, await page.until(`the rest of the reply to ${say ?? tap}`, came)];
  return page.evaluate(`(() => {
    const bubbles = [...document.querySelectorAll('#bubbles > .bot')].slice(-${count});
    const calls = [...bubbles, document.getElementById('choices')].flatMap(part => [...part.querySelectorAll('a[href^="tel:"]')]);
    return {
      text: bubbles.flatMap(bubble => [...bubble.querySelectorAll(':scope > .bubble')]).map(bubble => bubble.innerText).join('\\n'),
      cards: bubbles.flatMap(bubble => [...bubble.querySelectorAll(':scope > .card')]).map(card =>
        ({ title: card.querySelector('h2')?.innerText ?? '', text: card.innerText })),
      numbers: [...new Set(calls.map(call => call.getAttribute('href').slice(4)))],
      choices: [...document.querySelectorAll('#choices > li')].map(choice => choice.innerText.trim()),
      receipt: bubbles.flatMap(bubble => [...bubble.querySelectorAll('a[href*="/c/"]')])
        .map(link => new URL(link.href).pathname.match(/^\\/c\\/([0-9A-Z]+)$/)?.[1]).find(Boolean),
    };
  })()`);
}

async function keep(page, name) {
  let quality = QUALITY;
  let picture = await page.picture({ quality });
  while (picture.length > MOST_BYTES && quality > 30) picture = await page.picture({ quality: quality -= 5 });
  writeFileSync(join(out, 'images/walks', name), picture);
}

const plain = text => text.replace(/[\\`*_<>[\]|~]/g, '\\$&');
const lines = (text, most) => {
  const all = text.split('\n').map(line => line.trim()).filter(Boolean);
  return [...all.slice(0, most).map(plain), ...(all.length > most ? ['…'] : [])];
};

function quoted({ text, cards, choices }) {
  const parts = [lines(text, TEXT_LINES), ...cards.map(shown => [`**${plain(shown.title)}**`,
    ...lines(shown.text.startsWith(shown.title) ? shown.text.slice(shown.title.length) : shown.text, CARD_LINES)])];
  if (choices.length) parts.push([`*to tap:* ${choices.map(plain).join(' · ')}`]);
  return parts.filter(part => part.length).map(part => part.map(line => `> ${line}`).join('  \n')).join('\n>\n');
}

async function walk(chromium, person) {
  const page = await chromium.open();
  await page.size(390, 844, SCALE, true);
  await page.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  // A phone's fade away.
  await page.send('Emulation.setScrollbarsHidden', { hidden: true });
  await page.dark(false);
  await page.goTo(`${origin}/?lang=${person.lang}`);
  await ready(page);
  const talk = [];
  let stopped;
  for (const turn of person.turns) {
    try {
      talk.push(await take(page, turn));
    } catch (fault) {
      stopped = `${turn.tap ? `«${turn.tap}» to tap` : 'a reply'}: ${fault.message}`;
      break;
    }
  }
  await keep(page, `${person.id}.jpg`);
  const receipt = talk.findLast(reply => reply.receipt)?.receipt;
  if (person.receipt && receipt) {
    await page.goTo(`${origin}/c/${receipt}`);
    await keep(page, `${person.id}-list.jpg`);
  }
  await page.close();
  return { person, talk, stopped, receipt, met: person.goals.map(([name, holds]) => ({ name, met: talk.length > 0 && holds(talk) })) };
}

const isReached = ({ met, stopped }) => !stopped && met.every(goal => goal.met);

function told(walked) {
  const { person, talk, stopped, receipt, met } = walked;
  const turns = talk.map((reply, i) => {
    const { say, tap } = person.turns[i];
    return `${i + 1}. ${tap ? 'taps' : 'says'} **${plain(say ?? tap)}**\n\n${quoted(reply).replace(/^/gm, '   ')}\n`;
  });
  const pictures = [`<img src="images/walks/${person.id}.jpg" width="260" alt="What the phone shows after the last turn">`,
    ...(person.receipt && receipt ? [`<img src="images/walks/${person.id}-list.jpg" width="260" alt="The list as a page of its own">`] : [])];
  return `## ${person.who}

Needs ${person.needs}. ${isReached(walked) ? `Reached in ${talk.length} turns` : '**Not reached**'}: ${
  met.map(goal => `${goal.met ? '✓' : '✗'} ${goal.name}`).join('; ')}.${stopped ? ` The walk stopped for want of ${plain(stopped)}.` : ''}

${turns.join('\n')}
${pictures.join(' ')}
`;
}

(async () => {
  mkdirSync(join(out, 'images/walks'), { recursive: true });
  const { release } = await (await fetch(`${origin}/api/v1/entries`)).json();
  const chromium = await Chromium.start();
  const walks = [];
  try {
    for (const person of PEOPLE) {
      walks.push(await walk(chromium, person));
      console.log(`${person.id}: ${isReached(walks.at(-1)) ? 'reached' : 'NOT reached'} (${walks.at(-1).met.filter(goal => !goal.met).map(goal => goal.name).join('; ')})`);
    }
  } finally {
    await chromium.stop();
  }
  const reached = walks.filter(isReached).length;
  writeFileSync(join(out, 'walks.md'), `# Eight people and the chat page

Each types and taps in the chat page on a phone's window (390 × 844), the first six in at most four turns, the last two in a talk of twelve; then it is checked whether what they came for is there. ${reached} of ${walks.length} reach it.
Of every reply the first lines are quoted, and what is offered to tap. Made again, pictures included, over a running service by

\`\`\`
(cd tests/clients && npm ci && node walks.js ADDRESS ../../docs)
\`\`\`

${new Date().toISOString().slice(0, 10)}, knowledge of release ${release}. Whatever does not come as it should stays here as it came.

${walks.map(told).join('\n')}`);
  process.exit(0);
})().catch(fault => {
  console.error(fault);
  process.exit(1);
});
