//! Four numbers at a time: one vector instruction each in WebAssembly, four plain ones elsewhere, the same bits
//! everywhere.
//!
//! Spelled out instead of left to the compiler, which turns loops into vector instructions only where a whole program
//! is built for speed; the page is built for size.

use std::ops::{Add, BitAnd, BitOr, Div, Mul, Sub};

/// Numbers side by side.
pub const LANES: usize = 4;

#[cfg(target_feature = "simd128")]
mod imp {
    use std::arch::wasm32::*;

    pub type Raw = v128;

    #[inline(always)]
    pub fn f32s(x: [f32; 4]) -> Raw {
        f32x4(x[0], x[1], x[2], x[3])
    }
    #[inline(always)]
    pub fn u32s(x: [u32; 4]) -> Raw {
        u32x4(x[0], x[1], x[2], x[3])
    }
    #[inline(always)]
    pub fn splat_f32(x: f32) -> Raw {
        f32x4_splat(x)
    }
    #[inline(always)]
    pub fn splat_u32(x: u32) -> Raw {
        u32x4_splat(x)
    }
    #[inline(always)]
    pub fn to_f32s(x: Raw) -> [f32; 4] {
        [
            f32x4_extract_lane::<0>(x),
            f32x4_extract_lane::<1>(x),
            f32x4_extract_lane::<2>(x),
            f32x4_extract_lane::<3>(x),
        ]
    }
    #[inline(always)]
    pub fn to_u32s(x: Raw) -> [u32; 4] {
        [
            u32x4_extract_lane::<0>(x),
            u32x4_extract_lane::<1>(x),
            u32x4_extract_lane::<2>(x),
            u32x4_extract_lane::<3>(x),
        ]
    }
    #[inline(always)]
    pub fn shl(x: Raw, by: u32) -> Raw {
        u32x4_shl(x, by)
    }
    #[inline(always)]
    pub fn shr(x: Raw, by: u32) -> Raw {
        u32x4_shr(x, by)
    }
    #[inline(always)]
    pub fn to_float(x: Raw) -> Raw {
        f32x4_convert_u32x4(x)
    }
    #[inline(always)]
    pub fn select(mask: Raw, a: Raw, b: Raw) -> Raw {
        v128_bitselect(a, b, mask)
    }
    pub use std::arch::wasm32::{
        f32x4_add as add, f32x4_div as div, f32x4_ge as ge, f32x4_gt as gt, f32x4_mul as mul,
        f32x4_pmax as most, f32x4_pmin as least, f32x4_sub as sub, u32x4_add as add_u,
        u32x4_ge as ge_u, u32x4_mul as mul_u, v128_and as and, v128_or as or,
    };
}

#[cfg(not(target_feature = "simd128"))]
mod imp {
    /// Bits of four numbers.
    pub type Raw = [u32; 4];

    #[inline(always)]
    fn zip(a: Raw, b: Raw, f: impl Fn(u32, u32) -> u32) -> Raw {
        [f(a[0], b[0]), f(a[1], b[1]), f(a[2], b[2]), f(a[3], b[3])]
    }
    #[inline(always)]
    fn floats(a: Raw, b: Raw, f: impl Fn(f32, f32) -> f32) -> Raw {
        zip(a, b, |a, b| {
            f(f32::from_bits(a), f32::from_bits(b)).to_bits()
        })
    }
    #[inline(always)]
    fn compare(a: Raw, b: Raw, f: impl Fn(f32, f32) -> bool) -> Raw {
        zip(a, b, |a, b| mask(f(f32::from_bits(a), f32::from_bits(b))))
    }
    #[inline(always)]
    fn mask(yes: bool) -> u32 {
        if yes { u32::MAX } else { 0 }
    }
    #[inline(always)]
    pub fn f32s(x: [f32; 4]) -> Raw {
        x.map(f32::to_bits)
    }
    #[inline(always)]
    pub fn u32s(x: [u32; 4]) -> Raw {
        x
    }
    #[inline(always)]
    pub fn splat_f32(x: f32) -> Raw {
        [x.to_bits(); 4]
    }
    #[inline(always)]
    pub fn splat_u32(x: u32) -> Raw {
        [x; 4]
    }
    #[inline(always)]
    pub fn to_f32s(x: Raw) -> [f32; 4] {
        x.map(f32::from_bits)
    }
    #[inline(always)]
    pub fn to_u32s(x: Raw) -> [u32; 4] {
        x
    }
    #[inline(always)]
    pub fn add(a: Raw, b: Raw) -> Raw {
        floats(a, b, |a, b| a + b)
    }
    #[inline(always)]
    pub fn sub(a: Raw, b: Raw) -> Raw {
        floats(a, b, |a, b| a - b)
    }
    #[inline(always)]
    pub fn mul(a: Raw, b: Raw) -> Raw {
        floats(a, b, |a, b| a * b)
    }
    #[inline(always)]
    pub fn div(a: Raw, b: Raw) -> Raw {
        floats(a, b, |a, b| a / b)
    }
    #[inline(always)]
    pub fn least(a: Raw, b: Raw) -> Raw {
        floats(a, b, |a, b| if b < a { b } else { a })
    }
    #[inline(always)]
    pub fn most(a: Raw, b: Raw) -> Raw {
        floats(a, b, |a, b| if a < b { b } else { a })
    }
    #[inline(always)]
    pub fn gt(a: Raw, b: Raw) -> Raw {
        compare(a, b, |a, b| a > b)
    }
    #[inline(always)]
    pub fn ge(a: Raw, b: Raw) -> Raw {
        compare(a, b, |a, b| a >= b)
    }
    #[inline(always)]
    pub fn add_u(a: Raw, b: Raw) -> Raw {
        zip(a, b, u32::wrapping_add)
    }
    #[inline(always)]
    pub fn mul_u(a: Raw, b: Raw) -> Raw {
        zip(a, b, u32::wrapping_mul)
    }
    #[inline(always)]
    pub fn ge_u(a: Raw, b: Raw) -> Raw {
        zip(a, b, |a, b| mask(a >= b))
    }
    #[inline(always)]
    pub fn and(a: Raw, b: Raw) -> Raw {
        zip(a, b, |a, b| a & b)
    }
    #[inline(always)]
    pub fn or(a: Raw, b: Raw) -> Raw {
        zip(a, b, |a, b| a | b)
    }
    #[inline(always)]
    pub fn shl(x: Raw, by: u32) -> Raw {
        x.map(|x| x << by)
    }
    #[inline(always)]
    pub fn shr(x: Raw, by: u32) -> Raw {
        x.map(|x| x >> by)
    }
    #[inline(always)]
    pub fn to_float(x: Raw) -> Raw {
        x.map(|x| (x as f32).to_bits())
    }
    #[inline(always)]
    pub fn select(mask: Raw, a: Raw, b: Raw) -> Raw {
        or(zip(a, mask, |a, m| a & m), zip(b, mask, |b, m| b & !m))
    }
}

/// Four floats.
#[derive(Debug, Clone, Copy)]
pub struct F4(imp::Raw);

/// Four whole numbers, wrapping.
#[derive(Debug, Clone, Copy)]
pub struct U4(imp::Raw);

/// Four answers, yes or no.
#[derive(Debug, Clone, Copy)]
pub struct Mask(imp::Raw);

impl F4 {
    /// Four times zero.
    pub const ZERO: Self = Self(ZERO);

    /// These numbers.
    #[inline(always)]
    pub fn new(x: [f32; LANES]) -> Self {
        Self(imp::f32s(x))
    }
    /// Four times the same.
    #[inline(always)]
    pub fn splat(x: f32) -> Self {
        Self(imp::splat_f32(x))
    }
    /// The numbers.
    #[inline(always)]
    pub fn to_array(self) -> [f32; LANES] {
        imp::to_f32s(self.0)
    }
    /// The smaller of two each.
    #[inline(always)]
    pub fn least(self, other: Self) -> Self {
        Self(imp::least(self.0, other.0))
    }
    /// The larger of two each.
    #[inline(always)]
    pub fn most(self, other: Self) -> Self {
        Self(imp::most(self.0, other.0))
    }
    /// Which are larger than others.
    #[inline(always)]
    pub fn gt(self, other: Self) -> Mask {
        Mask(imp::gt(self.0, other.0))
    }
    /// Which are at least as large as others.
    #[inline(always)]
    pub fn ge(self, other: Self) -> Mask {
        Mask(imp::ge(self.0, other.0))
    }
    /// Their bits.
    #[inline(always)]
    pub fn to_bits(self) -> U4 {
        U4(self.0)
    }
    /// Numbers with these bits.
    #[inline(always)]
    pub fn from_bits(bits: U4) -> Self {
        Self(bits.0)
    }
}

impl U4 {
    /// These numbers.
    #[inline(always)]
    pub fn new(x: [u32; LANES]) -> Self {
        Self(imp::u32s(x))
    }
    /// Four times the same.
    #[inline(always)]
    pub fn splat(x: u32) -> Self {
        Self(imp::splat_u32(x))
    }
    /// The numbers.
    #[inline(always)]
    pub fn to_array(self) -> [u32; LANES] {
        imp::to_u32s(self.0)
    }
    /// Bits moved up.
    #[inline(always)]
    pub fn bits_up(self, by: u32) -> Self {
        Self(imp::shl(self.0, by))
    }
    /// Bits moved down.
    #[inline(always)]
    pub fn bits_down(self, by: u32) -> Self {
        Self(imp::shr(self.0, by))
    }
    /// As floats.
    #[inline(always)]
    pub fn to_float(self) -> F4 {
        F4(imp::to_float(self.0))
    }
    /// Which are at least as large as others.
    #[inline(always)]
    pub fn ge(self, other: Self) -> Mask {
        Mask(imp::ge_u(self.0, other.0))
    }
}

impl Mask {
    /// `a` where yes, `b` where no.
    #[inline(always)]
    pub fn select(self, a: F4, b: F4) -> F4 {
        F4(imp::select(self.0, a.0, b.0))
    }
    /// `a` where yes, zero where no.
    #[inline(always)]
    pub fn keep(self, a: F4) -> F4 {
        F4(imp::and(self.0, a.0))
    }
    /// `a` where yes, zero where no.
    #[inline(always)]
    pub fn keep_u(self, a: U4) -> U4 {
        U4(imp::and(self.0, a.0))
    }
}

macro_rules! operators {
    ($($type:ident $operator:ident $method:ident $function:ident;)*) => {$(
        impl $operator for $type {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                Self(imp::$function(self.0, other.0))
            }
        }
    )*};
}

operators! {
    F4 Add add add;
    F4 Sub sub sub;
    F4 Mul mul mul;
    F4 Div div div;
    U4 Add add add_u;
    U4 Mul mul mul_u;
    U4 BitAnd bitand and;
    Mask BitOr bitor or;
}

#[cfg(target_feature = "simd128")]
const ZERO: imp::Raw = std::arch::wasm32::u32x4(0, 0, 0, 0);
#[cfg(not(target_feature = "simd128"))]
const ZERO: imp::Raw = [0; 4];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_do_what_single_numbers_do() {
        let (x, y) = ([1.5_f32, -2.0, 0.0, 8.0], [1.5_f32, 3.0, -0.5, 0.1]);
        let (a, b) = (F4::new(x), F4::new(y));
        let each = |f: fn(f32, f32) -> f32| std::array::from_fn::<_, LANES, _>(|i| f(x[i], y[i]));
        assert_eq!((a + b).to_array(), each(|x, y| x + y));
        assert_eq!((a - b).to_array(), each(|x, y| x - y));
        assert_eq!((a * b).to_array(), each(|x, y| x * y));
        assert_eq!((a / b).to_array(), each(|x, y| x / y));
        assert_eq!(a.least(b).to_array(), each(f32::min));
        assert_eq!(a.most(b).to_array(), each(f32::max));
        let larger = each(|x, y| if x > y { x } else { y });
        assert_eq!(a.gt(b).select(a, b).to_array(), larger);
        let kept = each(|x, y| if x >= y { x } else { 0.0 });
        assert_eq!(a.ge(b).keep(a).to_array(), kept);
        let u = U4::new([0, 5, 1 << 31, u32::MAX]);
        assert_eq!((u + U4::splat(1)).to_array(), [1, 6, (1 << 31) + 1, 0]);
        assert_eq!((u & U4::splat(4)).to_array(), [0, 4, 0, 4]);
        assert_eq!((u * U4::splat(2)).to_array(), [0, 10, 0, u32::MAX - 1]);
        assert_eq!(u.bits_up(1).to_array(), [0, 10, 0, u32::MAX - 1]);
        assert_eq!(u.bits_down(31).to_array(), [0, 0, 1, 1]);
        assert_eq!(
            u.to_float().to_array(),
            [0.0, 5.0, 2_147_483_648.0, 4_294_967_296.0]
        );
        assert_eq!(
            u.ge(U4::splat(5)).keep_u(u).to_array(),
            [0, 5, 1 << 31, u32::MAX]
        );
    }
}
