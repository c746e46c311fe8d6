// Ends with 0 where the node at this port can take an alert.
try {
  const answer = await fetch(`http://127.0.0.1:${process.argv[2]}/healthz`, {
    signal: AbortSignal.timeout(3_000),
  });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
