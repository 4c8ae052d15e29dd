import { expect, test } from 'vitest';
import { frameOf, placeOf, sizeOf } from './spread.ts';

test('a place is read from what a record says, and nothing is made of what is no place', () => {
  expect(placeOf('104.0655,30.6595')).toEqual({ longitude: 104.0655, latitude: 30.6595 });
  for (const bad of [null, undefined, '', '104', 'a,b', '104.0,91.0', 7]) expect(placeOf(bad), String(bad)).toBeNull();
});

test('the frame holds every place with an edge, and a square on the ground is drawn square', () => {
  const places = [
    { longitude: 104, latitude: 60 },
    { longitude: 104.2, latitude: 60.1 },
  ];
  const frame = frameOf(places);
  expect(frame.west).toBeLessThan(104);
  expect(frame.north).toBeGreaterThan(60.1);
  // At sixty degrees a degree of longitude is half as long as one of latitude.
  expect(frame.ratio).toBeCloseTo(1, 2);
  const alone = frameOf(places.slice(0, 1));
  expect(alone.east).toBeGreaterThan(alone.west);
  expect(Number.isFinite(alone.ratio)).toBe(true);
});

test('four times the number is twice the width above the smallest dot', () => {
  expect(sizeOf(0, 0)).toBe(sizeOf(0, 10));
  expect(sizeOf(10, 10) - sizeOf(0, 10)).toBeCloseTo(2 * (sizeOf(2.5, 10) - sizeOf(0, 10)));
});
