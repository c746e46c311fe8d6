/** An answer whole, but for the moment at which it was sent. */
export async function bytesOf(asked: Promise<Response>): Promise<string> {
  const answer = await asked;
  const headers = [...answer.headers].filter(([name]) => name !== 'date');
  return JSON.stringify([answer.status, headers, await answer.text()]);
}
