// Makes the exercise of a folder in a process of its own, which a test ends in the middle.
import { seedExercise } from '../index.ts';

const [dataDir, keysDir] = process.argv.slice(2) as [string, string];
await seedExercise({ dataDir, keysDir, log: (_level, event) => process.stdout.write(`${event}\n`) });
