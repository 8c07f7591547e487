//! A passphrase around bytes, by the browser's own cryptography.
//!
//! AES-GCM with 256 bits; the key by PBKDF2 with SHA-256 and 600,000 rounds (OWASP Password Storage Cheat Sheet, 2023).
//! What is sealed begins with 16 bytes of salt and 12 of nonce, both drawn anew each time.

use js_sys::futures::JsFuture;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

const ROUNDS: f64 = 600_000.0;
const SALT: usize = 16;
const NONCE: usize = 12;

/// Whether the browser has cryptography for this page: it has none at an address without https.
pub fn is_there() -> bool {
    let subtle = crypto().and_then(|crypto| Reflect::get(&crypto, &"subtle".into()).ok());
    subtle.is_some_and(|subtle| subtle.is_object())
}

/// Seals bytes under a passphrase; `None` where the browser has no cryptography: it needs a secure address.
pub async fn seal(bytes: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    let (salt, nonce) = (random(SALT)?, random(NONCE)?);
    let sealed = run("encrypt", bytes, passphrase, &salt, &nonce).await?;
    Some([salt, nonce, sealed].concat())
}

/// Opens what was sealed; `None` where the passphrase is another one or something was changed.
pub async fn open(sealed: &[u8], passphrase: &str) -> Option<Vec<u8>> {
    let (salt, rest) = sealed.split_at_checked(SALT)?;
    let (nonce, sealed) = rest.split_at_checked(NONCE)?;
    run("decrypt", sealed, passphrase, salt, nonce).await
}

async fn run(
    what: &str,
    bytes: &[u8],
    passphrase: &str,
    salt: &[u8],
    nonce: &[u8],
) -> Option<Vec<u8>> {
    let key = key(passphrase, salt).await?;
    let way = object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(nonce).into()),
    ])?;
    let arguments = Array::of3(&way, &key, &Uint8Array::from(bytes));
    let done = call(what, &arguments).await?;
    Some(Uint8Array::new(&done).to_vec())
}

async fn key(passphrase: &str, salt: &[u8]) -> Option<JsValue> {
    // The same letters may be typed in two ways, by keyboard.
    let typed: String = js_sys::JsString::from(passphrase).normalize("NFC").into();
    let raw = Uint8Array::from(typed.as_bytes());
    let import = Array::of5(
        &"raw".into(),
        &raw,
        &"PBKDF2".into(),
        &false.into(),
        &Array::of1(&"deriveKey".into()),
    );
    let base = call("importKey", &import).await?;
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", ROUNDS.into()),
    ])?;
    let kind = object(&[("name", "AES-GCM".into()), ("length", 256.0.into())])?;
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let derive = Array::of5(&how, &base, &kind, &false.into(), &uses);
    call("deriveKey", &derive).await
}

/// Calls `crypto.subtle`.
async fn call(method: &str, arguments: &Array) -> Option<JsValue> {
    let subtle = Reflect::get(&crypto()?, &"subtle".into()).ok()?;
    let method: Function = Reflect::get(&subtle, &method.into())
        .ok()?
        .dyn_into()
        .ok()?;
    let promise: Promise = method.apply(&subtle, arguments).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn random(length: usize) -> Option<Vec<u8>> {
    let crypto = crypto()?;
    let fill: Function = Reflect::get(&crypto, &"getRandomValues".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let bytes = Uint8Array::new_with_length(u32::try_from(length).ok()?);
    fill.call1(&crypto, &bytes).ok()?;
    Some(bytes.to_vec())
}

fn crypto() -> Option<JsValue> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).ok()?;
    crypto.is_object().then_some(crypto)
}

fn object(fields: &[(&str, JsValue)]) -> Option<Object> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).ok()?;
    }
    Some(object)
}
