// Two synthetic lists of which it is known who is whom: the second repeats a part of the first with errors as people make them at a keyboard.

const SURNAMES = Array.from('王李张刘于孙杨徐陈赵姜宋高周马郭吕曲韩逄蓝邴矫隋任毛江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文');
const GIVEN = Array.from(
  '秀英桂兰玉珍凤素芬淑华芳爱丽春梅云翠花静敏艳娟娜婷雪晓燕海慧佳怡欣雨桐子涵梦瑶思琪雅若曦诗建国强志德胜永福长山守义振明庆祥学兆洪亮维新世昌传成林伟磊勇涛鹏浩然宇航轩远俊杰波峰博家豪一鸣天泽',
);
/** Characters that are typed for one another because they sound the same. */
const SOUNDS = {
  英: '瑛',
  兰: '岚',
  珍: '真',
  梅: '玫',
  燕: '艳',
  艳: '燕',
  华: '花',
  花: '华',
  建: '健',
  国: '囯',
  强: '墙',
  伟: '玮',
  涛: '滔',
  静: '靖',
  丽: '莉',
  娟: '鹃',
  林: '琳',
  明: '鸣',
  洪: '红',
  祥: '翔',
  福: '富',
  志: '智',
  杰: '洁',
  玉: '钰',
  芳: '方',
  海: '骸',
  佳: '加',
  雨: '宇',
  宇: '雨',
};
const STREETS = [...Array(400)].map(
  (_, n) =>
    `${['海尔', '香港', '松岭', '深圳', '东海', '台东', '延安', '重庆', '黑龙江', '文登'][n % 10]}${['东', '西', '南', '北', ''][Math.floor(n / 10) % 5]}路${Math.floor(n / 50) + 1}段`,
);
const DISTRICTS = ['市南区', '市北区', '黄岛区', '崂山区', '李沧区', '城阳区', '即墨区', '胶州市', '平度市', '莱西市'];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Numbers from a seed (mulberry32), so that every run sees the same lists. */
function chanceOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const withCheck = (body) => body + '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11];

/**
 * @param {number} rows persons of each list @param {number} shared part of the first list that is in the second too, 0 to 1
 * @returns the two lists as CSV, for each row of the second the row of the first (or -1) and its errors, and how many rows have which error
 */
export function makeLists(rows, shared, seed = 20200817) {
  const next = chanceOf(seed);
  const int = (n) => Math.floor(next() * n);
  const pick = (list) => list[int(list.length)];
  const seen = new Set();
  const person = () => {
    for (;;) {
      const year = 1925 + int(85);
      const birth = `${year}-${String(1 + int(12)).padStart(2, '0')}-${String(1 + int(28)).padStart(2, '0')}`;
      const number = withCheck(`370299${birth.replaceAll('-', '')}${String(int(1000)).padStart(3, '0')}`);
      if (seen.has(number)) continue;
      seen.add(number);
      const name = pick(SURNAMES) + pick(GIVEN) + (next() < 0.8 ? pick(GIVEN) : '');
      return {
        name,
        number,
        birth,
        address: `青岛市${pick(DISTRICTS)}${pick(STREETS)}${1 + int(200)}号${1 + int(9)}号楼${1 + int(4)}单元${100 + int(20) * 10 + int(4)}`,
      };
    }
  };
  const first = Array.from({ length: rows }, person);
  const errors = {
    none: 0,
    numberWrong: 0,
    numberMissing: 0,
    nameSound: 0,
    nameCharacter: 0,
    birthDigit: 0,
    addressWritten: 0,
    addressMissing: 0,
  };
  const typed = (original) => {
    const made = { ...original };
    const kinds = [];
    const hasNumber = next();
    if (hasNumber < 0.1) {
      const at = 6 + int(11);
      made.number = made.number.slice(0, at) + String((Number(made.number[at]) + 1 + int(8)) % 10) + made.number.slice(at + 1);
      kinds.push('numberWrong');
    } else if (hasNumber < 0.18) {
      made.number = '';
      kinds.push('numberMissing');
    }
    const name = next();
    if (name < 0.05) {
      const at = [...made.name].findIndex((character, place) => place > 0 && SOUNDS[character]);
      if (at > 0) {
        made.name = [...made.name].map((character, place) => (place === at ? SOUNDS[character] : character)).join('');
        kinds.push('nameSound');
      }
    } else if (name < 0.08) {
      made.name = made.name.slice(0, -1) + pick(GIVEN);
      if (made.name !== original.name) kinds.push('nameCharacter');
    }
    if (next() < 0.04) {
      const at = pick([3, 6, 8, 9]);
      const digits = made.birth.split('');
      digits[at] = at === 8 ? String(int(2)) : at === 6 ? String(1 + int(9)) : String((Number(digits[at]) + 1) % 10);
      const birth = digits.join('');
      if (/-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/.test(birth) && birth !== made.birth) {
        made.birth = birth;
        kinds.push('birthDigit');
      }
    }
    const address = next();
    if (address < 0.25) {
      made.address = `山东省${made.address.replace('号楼', '栋').replace('单元', '-')}`;
      kinds.push('addressWritten');
    } else if (address < 0.32) {
      made.address = '';
      kinds.push('addressMissing');
    }
    if (kinds.length === 0) kinds.push('none');
    for (const kind of kinds) errors[kind] += 1;
    return { ...made, kinds };
  };
  const both = Math.round(rows * shared);
  const second = [
    ...first.slice(0, both).map((original, at) => ({ ...typed(original), of: at })),
    ...Array.from({ length: rows - both }, () => ({ ...person(), of: -1, kinds: [] })),
  ];
  for (let at = second.length - 1; at > 0; at -= 1) {
    const other = int(at + 1);
    [second[at], second[other]] = [second[other], second[at]];
  }
  // The same row twice would be one person; then places in the file and in the result would differ.
  const csv = (list) =>
    ['姓名,身份证号,出生日期,详细地址', ...list.map((one) => [one.name, one.number, one.birth, one.address].join(','))].join('\n');
  return { left: csv(first), right: csv(second), truth: second.map((one) => one.of), kinds: second.map((one) => one.kinds), both, errors };
}
