import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { maskAddress, maskPhone, parseIdentityNumber } from '../households/index.js';
import { IdentityNumbers, mobileNumber, personName } from './names.js';
import { communityCentre, homeAddress, homeLocation } from './places.js';
import { Random } from './random.js';

describe('Random', () => {
  it('depends on its seed alone', () => {
    const draw = (seed: string): number[] =>
      Array.from(
        { length: 5 },
        (
          (random) => () =>
            random.int(0, 999)
        )(new Random(seed)),
      );
    expect(draw('qingdao')).toEqual(draw('qingdao'));
    expect(draw('qingdao')).not.toEqual(draw('qingdap'));
    const used = new Random('qingdao');
    used.next();
    expect(used.fork('people').next()).toBe(new Random('qingdao').fork('people').next());
  });

  it('is spread evenly, also over neighbouring seeds', () => {
    const random = new Random('even');
    const fresh = Array.from({ length: 16 }, () => 0);
    const first = Array.from({ length: 16 }, () => 0);
    for (let draw = 0; draw < 64_000; draw += 1) {
      const bucket = random.int(0, 15);
      fresh[bucket] = (fresh[bucket] ?? 0) + 1;
      if (draw >= 16_000) continue;
      const seeded = new Random(`seed ${draw}`).int(0, 15);
      first[seeded] = (first[seeded] ?? 0) + 1;
    }
    const chi = (all: number[], expected: number): number => all.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 15 degrees of freedom: 37.7 is passed by chance once in a thousand.
    expect(chi(fresh, 4000)).toBeLessThan(37.7);
    expect(chi(first, 1000)).toBeLessThan(37.7);
  });

  it('picks by weight and keeps everything when it shuffles', () => {
    const random = new Random('weights');
    const picks = Array.from({ length: 10_000 }, () =>
      random.weighted([
        ['a', 1],
        ['b', 3],
        ['c', 0],
      ] as const),
    );
    expect(picks.filter((pick) => pick === 'a').length / 10_000).toBeCloseTo(0.25, 1);
    expect(picks).not.toContain('c');
    expect(new Set(random.shuffled([1, 2, 3, 4, 5]))).toEqual(new Set([1, 2, 3, 4, 5]));
    expect(() => random.pick([])).toThrow(RangeError);
    expect(() => random.weighted([])).toThrow(RangeError);
  });
});

describe('people', () => {
  it('bear names of two to four Han characters, of many kinds', () => {
    const random = new Random('names');
    const names = Array.from({ length: 20_000 }, (_, index) =>
      personName(random, index % 2 === 0 ? 'FEMALE' : 'MALE', 1930 + (index % 90)),
    );
    expect(names.filter((name) => !/^\p{Script=Han}{2,4}$/u.test(name))).toEqual([]);
    expect(new Set(names).size).toBeGreaterThan(10_000);
    expect(personName(random, 'MALE', 1950, '欧阳')).toMatch(/^欧阳/);
  });

  it('have identity numbers that are valid, nobody else’s, and say birth date and sex', () => {
    const numbers = new IdentityNumbers();
    const given = new Set<string>();
    for (let index = 0; index < 1200; index += 1) {
      const sex = index % 2 === 0 ? 'FEMALE' : 'MALE';
      const number = numbers.next(index < 1100 ? '1950-02-28' : '2019-12-31', sex);
      const parsed = parseIdentityNumber(number, '2020-08-17');
      expect(parsed).toMatchObject({ ok: true, value: { number, sex, birthDate: index < 1100 ? '1950-02-28' : '2019-12-31' } });
      expect(number).toMatch(/^37029[89]/);
      given.add(number);
    }
    expect(given.size).toBe(1200);
  });

  it('have mobile numbers of their own', () => {
    const numbers = Array.from({ length: 200_000 }, (_, ordinal) => mobileNumber(ordinal));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.every((number) => /^154\d{8}$/.test(number))).toBe(true);
    expect(maskPhone(numbers[7] ?? '')).toMatch(/^154\*{4}\d{4}$/);
  });
});

describe('places', () => {
  const districts = [370202, 370203, 370211, 370212, 370213, 370214, 370215, 370281, 370283, 370285];

  it.each(districts)('homes in %i lie near their community, inside the city', (district) => {
    const random = new Random('homes');
    for (let index = 1; index <= 200; index += 1) {
      const code = district * 1e9 + 1e6 + index * 1000;
      const centre = communityCentre(code + 3);
      expect(centre).toEqual(communityCentre(code));
      const home = homeLocation(random, code);
      expect(Math.hypot(home.latitude - centre.latitude, home.longitude - centre.longitude)).toBeLessThan(0.009);
      expect(home.latitude).toBeGreaterThan(35.7);
      expect(home.latitude).toBeLessThan(37.1);
      expect(home.longitude).toBeGreaterThan(119.6);
      expect(home.longitude).toBeLessThan(120.75);
    }
  });

  it('are refused outside Qingdao', () => {
    expect(() => communityCentre(110105001001000)).toThrow(RangeError);
  });

  it('have addresses of which lists show the community alone', () => {
    const random = new Random('addresses');
    expect(maskAddress(homeAddress(random, '东山社区'))).toBe('东山社区****');
    expect(maskAddress(homeAddress(random, '东山村'))).toBe('东山村****');
    expect(homeAddress(new Random('x'), '东山社区')).toBe(homeAddress(new Random('x'), '东山社区'));
  });
});
