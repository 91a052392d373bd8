/**
 * Lets the browser draw and answer its reader before work goes on, and the page's own scripts have their turn, whose timers
 * would wait for all of long work if it went on by `scheduler.yield`.
 */
export const pause = (): Promise<void> =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  });
