// Which village is meant: a few that are likely, and any other by its name as she spells it. Works without a network.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { momentOf } from '../../shared/time.ts';
import { Icon, t, writtenLocale } from '../notebook/index.ts';
import { type KnownPlace, placesFound, placesOffered } from './known-places.ts';
import { atBaseKm } from './offered.ts';
import './places.css';

export function kilometreWords(km: number): string {
  const shape = { maximumFractionDigits: km < 10 ? 1 : 0 };
  return t('field-places.km', { km: km.toLocaleString(writtenLocale.value, shape) });
}

/** "Walikale · 16 km": the territory, and why it stands there. */
export function aboutPlace({ place, lastAt, km }: KnownPlace): string {
  const why =
    lastAt !== null
      ? t('field-places.written-at', { at: momentOf(new Date(lastAt).toISOString()) })
      : km === null
        ? ''
        : km < atBaseKm
          ? t('field-places.at-base')
          : kilometreWords(km);
  return [territoryOf(place), why].filter(Boolean).join(' · ');
}

/** The territory, unless the name says it: there are two Luvungi. */
export function territoryOf({ label, territory }: { label: string; territory?: string }): string {
  return territory && !label.includes(territory) ? territory : '';
}

export interface Picked {
  readonly slug: string;
  readonly label: string;
  /** She typed "near ...". */
  readonly isNear: boolean;
}

/** `children` is what stands at the end of the list: a choice of its own. */
export function PlacePicker({
  chosen,
  offered = 4,
  onChoose,
  children,
}: {
  chosen: string | undefined;
  offered?: number;
  onChoose: (picked: Picked) => void;
  children?: ComponentChildren;
}) {
  const [typed, setTyped] = useState('');
  const isTyped = typed.trim() !== '';
  const found = isTyped ? placesFound(typed) : null;
  const places = found ? found.places : placesOffered(offered);
  const isNear = found?.isNear ?? false;
  return (
    <div class="picker">
      <label class="sel2">
        <Icon name="search" />
        <span class="vh">{t('field-places.search')}</span>
        <input
          type="search"
          value={typed}
          placeholder={t('field-places.search')}
          autoComplete="off"
          spellcheck={false}
          enterkeyhint="search"
          onInput={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
      </label>
      <p class="vh" aria-live="polite">
        {found && t('field-places.found', { count: places.length })}
      </p>
      <div class="place">
        {places.map((one) => (
          <button
            key={one.place.slug}
            type="button"
            aria-pressed={chosen === one.place.slug}
            onClick={() => {
              setTyped('');
              onChoose({ slug: one.place.slug, label: one.place.label, isNear });
            }}
          >
            <span>
              <b>{isNear ? t('field-places.near', { place: one.place.label }) : one.place.label}</b>
              <small>{aboutPlace(one)}</small>
            </span>
            <Icon name={chosen === one.place.slug ? 'check' : 'chev'} />
          </button>
        ))}
        {found && places.length === 0 && found.name !== '' && (
          <p class="empty">{t('field-places.none', { name: found.name })}</p>
        )}
        {children}
      </div>
    </div>
  );
}
