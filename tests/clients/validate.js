// Validates every page of a folder against the HTML standard: validate.js <folder>. Ends with 1 when one is not valid.
const { readdirSync } = require('node:fs');
const { join } = require('node:path');
const { FileSystemConfigLoader, HtmlValidate } = require('html-validate');

const folder = process.argv[2];
const pages = readdirSync(folder).filter(name => name.endsWith('.html'));
const validator = new HtmlValidate(new FileSystemConfigLoader({ root: true, extends: ['html-validate:standard', 'html-validate:a11y'] }));

(async () => {
  let wrong = 0;
  for (const page of pages) {
    const report = await validator.validateFile(join(folder, page));
    for (const { messages } of report.results) {
      for (const m of messages) {
        wrong += 1;
        console.log(`${page}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
      }
    }
  }
  console.log(`${pages.length} pages, ${wrong} faults`);
  process.exitCode = wrong > 0 || pages.length === 0 ? 1 : 0;
})();
