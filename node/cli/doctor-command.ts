// `ulinzi doctor`: what is wrong with an installation, in plain words, each with what to do.
import { examine, type Finding } from '../doctor/index.ts';
import { forwardClockOf } from '../exercise/index.ts';
import { localTime } from './alert-commands.ts';
import { type Call, type Command, type ExitCode } from './command.ts';
import { folders } from './log-commands.ts';
import { reachOf, settingsOption, withSettings } from './reach-options.ts';
import { placesOf, serve } from './serve.ts';

export const doctor: Command = {
  path: ['doctor'],
  summary: 'commands.doctor.summary',
  details: 'commands.doctor.details',
  options: {
    ...folders,
    port: { type: 'string', value: 'N', help: 'commands.serve.port' },
    full: { type: 'boolean', help: 'commands.doctor.full' },
    ...settingsOption,
  },
  example: 'ulinzi doctor --data DIR --keys DIR',
  async run(given): Promise<ExitCode> {
    const call = withSettings(given, serve);
    const { io, json, options } = call;
    const places = placesOf(call);
    const reach = reachOf(call, places.keysDir);
    const examined = await examine({
      ...places,
      reach,
      isFull: options['full'] === true,
      wall: Date.now() + forwardClockOf(places.dataDir).aheadMs(),
      progress: (rows) => io.progress(io.speak('commands.verify.progress', { rows })),
      signal: io.signal,
    });
    const { findings, checked, postgres } = examined;
    if (json) io.out(`${JSON.stringify({ ...examined, node: process.versions.node })}\n`);
    else {
      const versions = { node: process.versions.node, postgres: postgres ?? '-' };
      io.out(`${io.speak('commands.doctor.versions', versions)}\n`);
      for (const one of findings) io.out(`- ${said(one, call)}\n`);
      const words = findings.length === 0 ? 'commands.doctor.well' : 'commands.doctor.found';
      io.out(`${io.speak(words, { checked: checked.length, findings: findings.length })}\n`);
    }
    return findings.length === 0 ? 0 : 1;
  },
};

const times = ['from', 'until', 'last'];

function said({ code, values }: Finding, { io }: Call): string {
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (times.includes(name)) return [name, localTime(String(value))];
      if (code === 'https-given') return [name, io.speak(`https.given.${String(value)}`)];
      return [name, name === 'seat' ? io.speak(`alerts.rung.${String(value)}`) : value];
    }),
  );
  return io.speak(`commands.doctor-finding.${code}`, shown);
}
