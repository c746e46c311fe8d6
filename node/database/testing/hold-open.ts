// Opens the database of a folder, says so, and holds it until it is ended: the node of the kill tests.
import { DatabaseCannot, openDatabase } from '../index.ts';

try {
  const database = await openDatabase({ dataDir: process.argv[2] ?? '' });
  process.on('SIGTERM', () => void database.close().then(() => process.exit(0)));
  process.stdout.write('open\n');
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`${error instanceof DatabaseCannot ? error.code : 'unknown'}\n`);
  process.exitCode = 3;
}
