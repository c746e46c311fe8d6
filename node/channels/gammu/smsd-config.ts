import { GammuCannot } from './refused.ts';

export interface SmsdSettings {
  readonly gateway: string;
  readonly spoolFolder: string;
  readonly spoolFile: string;
  readonly callsFolder: string;
  readonly device: string;
  readonly connection: string;
  readonly model?: string | undefined;
  readonly gammuloc?: string | undefined;
  readonly dummy?: boolean | undefined;
  /** How often the daemon writes down how its modem is. */
  readonly statusSeconds?: number | undefined;
}

/**
 * Writes the configuration of a Gammu SMS daemon that puts everything into our SQLite spool. Why it is as it is:
 *
 * - No log: its log and its standard error name numbers and words even at the lowest level.
 * - No RunOnReceive: it would put number and words into a shell's environment. The spool's own file tells us.
 * - RunOnIncomingCall gets the number as an argument of the shell, which Gammu decides. The line only uses what is
 *   built into that shell, so no further program gets it, and each call is a file of its own named by the time.
 * - The query that would delete the phone's row sets up the connection: without a busy timeout the daemon waits a
 *   second and reconnects whenever we write; without secure_delete what it deletes stays in the file.
 * - A text is claimed only while it bears the gateway's name: what we withdraw between the daemon's choosing and its
 *   claiming must not go out.
 * - A delivery report is matched by number, reference and nearest time, not by the centre's address: networks
 *   report from another centre than the one they sent through.
 * - Parts of a long message are handed on soon: waiting for the rest in a SIM of twenty places would block it.
 */
export function smsdConfig(settings: SmsdSettings): string {
  for (const [what, value] of Object.entries(settings)) {
    if (typeof value === 'string' && /["'`\\$;\n\r\0]/.test(value))
      throw new GammuCannot('gammu/path', { what });
  }
  return ini({
    gammu: {
      model: settings.dummy ? 'dummy' : settings.model,
      connection: settings.dummy ? 'none' : settings.connection,
      device: settings.device,
      // The daemon compares delivery reports with English words, which a translation would change.
      gammuloc: settings.gammuloc ?? '/dev/null',
      logformat: 'nothing',
    },
    smsd: {
      service: 'sql',
      driver: 'sqlite3',
      dbdir: settings.spoolFolder,
      database: settings.spoolFile,
      phoneid: settings.gateway,
      debuglevel: 0,
      commtimeout: 1,
      receivefrequency: 1,
      loopsleep: 1,
      statusfrequency: settings.statusSeconds ?? 15,
      checksecurity: 0,
      checkbattery: 0,
      multiparttimeout: 1,
      hangupcalls: settings.dummy ? 0 : 1,
      runonincomingcall: `umask 077; printf '%s\\n' > "${settings.callsFolder}/$(date +%s%N)"`,
      deliveryreport: 'sms',
      deliveryreportdelay: 72 * 3600,
      maxretries: 1,
      retrytimeout: 5,
    },
    sql: {
      refresh_send_status:
        "UPDATE outbox SET SendingTimeOut = datetime('now', '+60 seconds')" +
        " WHERE ID = %1 AND SenderID = %P AND SendingTimeOut < datetime('now')",
      delete_phone: 'PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON',
      save_inbox_sms_select:
        'SELECT ID, Status, SendingDateTime, DeliveryDateTime, %F FROM sentitems' +
        ' WHERE DeliveryDateTime IS NULL AND SenderID = %P AND TPMR = %t' +
        " AND substr(DestinationNumber, -9) = substr(%R, -9) AND Status IN ('SendingOK', 'DeliveryPending')" +
        ' ORDER BY abs(julianday(SendingDateTime) - julianday(%d))',
    },
  });
}

function ini(sections: Record<string, Record<string, string | number | undefined>>): string {
  return Object.entries(sections)
    .map(([name, values]) =>
      [
        `[${name}]`,
        ...Object.entries(values)
          .filter(([, value]) => value !== undefined)
          .map(([key, value]) => `${key} = ${value}`),
        '',
      ].join('\n'),
    )
    .join('\n');
}
