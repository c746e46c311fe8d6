// What has raised itself, as this screen holds it, and the words for each. Pure but for the list itself.
import type { ContactsAnswer, TroubleKind, TroublesAnswer } from '@ulinzi/domain/troubles';
import type { IconName } from '../../shared/icon.tsx';
import { listOf } from '../../shared/list.ts';
import { baseLabel } from '../../shared/registers.ts';
import { t } from '../../shared/words.ts';

export type Trouble = TroublesAnswer['troubles'][number];
export type Contact = ContactsAnswer['contacts'][number];

export const troubles = listOf<TroublesAnswer>('api/troubles', 'troubles', 'gateways');
export const contacts = listOf<ContactsAnswer>('api/contacts', 'troubles');

export const icons: Readonly<Record<TroubleKind, IconName>> = {
  'gateway-dead': 'nowifi',
  hung: 'usb',
  'no-signal': 'tower',
  'no-credit': 'sms',
  'missed-contact': 'radio',
  'silent-source': 'bip',
};

/** One sentence for a trouble. A contact with the base itself is named by it. */
export function said(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'missed-contact':
      return t('watch-troubles.said.missed-contact', {
        place: placeOf(trouble),
        way: t(`watch-troubles.way.${trouble.way ?? 'hf'}`),
      });
    case 'silent-source':
      return t('watch-troubles.said.silent-source', {
        source: trouble.source ?? '',
        place: placeOf(trouble),
        days: trouble.silentDays ?? 0,
      });
    default:
      return t(`watch-troubles.said.${trouble.kind}`, { thing: trouble.gatewayLabel ?? '' });
  }
}

function placeOf({ communityLabel, base }: Pick<Trouble, 'communityLabel' | 'base'>): string {
  return communityLabel ?? t('watch-troubles.contact-base', { base: baseLabel(base) });
}

/** With whom a contact is agreed on. */
export function withWhom(contact: Contact): string {
  return placeOf(contact);
}

/** `06:30, 17:30`, and the days where it is not every one. */
export function whenSaid({ hours, days }: Contact): string {
  const which =
    days.length === 7
      ? t('watch-troubles.every-day')
      : days.map((day) => t(`watch-troubles.day.${day}`)).join(', ');
  return `${hours.join(', ')} · ${which}`;
}
