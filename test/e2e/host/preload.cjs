// Loaded into the VS Code server before its own code.
const http = require('node:http');

const runner = Number(process.env.FLEXLI_HOST_RUNNER);
const key = process.env.FLEXLI_HOST_KEY;
// What the server starts must not inherit either.
delete process.env.FLEXLI_HOST_RUNNER;
delete process.env.FLEXLI_HOST_KEY;

// When the runner was killed and could not tidy up, the server ends itself and all it started.
if (runner) {
  const check = () => {
    try {
      process.kill(runner, 0);
    } catch {
      if (process.platform === 'win32') process.exit(1);
      process.kill(-process.pid, 'SIGKILL');
    }
  };
  setInterval(check, 1000).unref();
}

// SecretStorage in a browser encrypts with a key of which the server has one half; the server itself leaves that answer
// to the program around it, which is us.
if (key) {
  const emit = http.Server.prototype.emit;
  http.Server.prototype.emit = function (event, request, response, ...rest) {
    if (event === 'request' && new URL(request.url, 'http://localhost').pathname.endsWith('/mint-key')) {
      response.end(Buffer.from(key, 'hex'));
      return true;
    }
    return emit.call(this, event, request, response, ...rest);
  };
}
