/** So often the desk goes on by itself: about a minute, and 18,000 responses or more. */
const MOST_CALLS = 20;
const PAUSE_MS = 3_000;

/**
 * Destroys a wave by as many calls as it takes. Storage may go on listing for a minute what is
 * deleted already, so there is a pause between them; after 20 calls the rest is left to the server,
 * which goes on each minute.
 * @param call one call of the destruction
 * @param onContinue tells that there is more to delete
 */
export async function destroyToTheEnd<T extends { continues?: true | undefined }>(
  call: () => Promise<T>,
  onContinue: () => void,
  pause = () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS)),
): Promise<T> {
  let answer = await call();
  for (let calls = 1; answer.continues === true && calls < MOST_CALLS; calls++) {
    onContinue();
    await pause();
    answer = await call();
  }
  return answer;
}
