/**
 * A function that runs `task` one run at a time. A call during a run makes the task run once more after it, so that nothing that
 * happened meanwhile is missed. The promise resolves when no run is left.
 */
export function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let isWanted = false;
  const run = async () => {
    try {
      while (isWanted) {
        isWanted = false;
        await task();
      }
    } finally {
      running = undefined;
    }
  };
  return () => {
    isWanted = true;
    running ??= run();
    return running;
  };
}
