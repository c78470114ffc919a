// Stands in for @vscode/native-watchdog, which has no binary without an install script: ends this process with its parent.
exports.start = (parent) => {
  const check = () => {
    try {
      process.kill(parent, 0);
    } catch (error) {
      if (error.code === 'ESRCH') process.exit(87);
    }
  };
  setInterval(check, 2000).unref();
};
