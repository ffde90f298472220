// The smallest bot on Microsoft's own SDK: it says back what was said and keeps nothing. Prints the port it listens on.
const http = require('node:http');
const path = require('node:path');
const { createRequire } = require('node:module');

const clients = createRequire(path.join(__dirname, '..', '..', 'clients', 'package.json'));
const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } = clients('botbuilder');

class Echo extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(MessageFactory.text(`Echo: ${context.activity.text}`));
      await next();
    });
  }
}

// Without an app id nobody is asked who they are.
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (context, error) => { console.error(error); process.exitCode = 1; };
const bot = new Echo();

// The adapter was written for restify: it wants the body read, and `status`, `header` and `send` on the response.
function dress(response) {
  response.status = (code) => { response.statusCode = code; return response; };
  response.header = (name, value) => response.setHeader(name, value);
  response.send = (body) => {
    if (body === undefined || typeof body === 'string') return response.end(body);
    response.setHeader('content-type', 'application/json');
    return response.end(JSON.stringify(body));
  };
  return response;
}

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    request.body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    adapter.process(request, dress(response), (context) => bot.run(context))
      .catch((error) => { console.error(error); response.statusCode = 500; response.end(); });
  });
});
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
