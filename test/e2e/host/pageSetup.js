// Runs in the workbench's page before its own code; given by text, see workbench.ts. It adds the extension under
// development and the tests to the configuration element of the page. Newer versions ignore them in the address, and
// rewriting the page on its way would cost it the right to open its WebSocket.
(options) => {
  if (location.pathname !== '/' || window !== top) return;
  const getAttribute = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) {
    const value = getAttribute.call(this, name);
    if (name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration' || !value) return value;
    const settings = JSON.parse(value);
    settings.developmentOptions = { ...settings.developmentOptions, ...options };
    settings.productConfiguration = {
      ...settings.productConfiguration,
      extensionsGallery: undefined,
      enableTelemetry: false,
      serviceWorker: undefined,
    };
    return JSON.stringify(settings);
  };
};
