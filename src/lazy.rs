//! The way over to the wasm that a stretch does not need.
//!
//! Each function here calls one that is nowhere, by the name `import`. When
//! `xtask finish` takes the wasm apart, that call becomes one of the function
//! that bears the same name but for `export`, and what is only reached from there
//! is what the other wasm consists of. None may be called before that one has
//! come, which is why only the screens in it, and what is wanted there, come here.

use crate::app::{App, Platform};
use crate::screens::lazy::{self, LazyView};
use hamstretch_core::app::{Effect, LazyEffect, LazyEvent, Model, Now};
use leptos::prelude::AnyView;
use std::sync::Arc;

macro_rules! over {
    (
        $(#[$says:meta])*
        $name:ident($($given:ident: $kind:ty),*) -> $gives:ty, by $real:expr,
        from $import:literal to $export:literal
    ) => {
        $(#[$says])*
        #[expect(
            unsafe_code,
            improper_ctypes,
            reason = "the two functions are of one build, which agrees with itself on types"
        )]
        pub fn $name($($given: $kind),*) -> $gives {
            #[link(wasm_import_module = "__wasm_split_placeholder__")]
            unsafe extern "C" {
                #[link_name = $import]
                fn import(given: *mut Option<($($kind,)*)>, gives: *mut Option<$gives>);
            }

            #[unsafe(export_name = $export)]
            extern "C" fn export(given: *mut Option<($($kind,)*)>, gives: *mut Option<$gives>) {
                // SAFETY: both point to what the caller below holds until this returns.
                unsafe {
                    if let Some(($($given,)*)) = (*given).take() {
                        *gives = Some($real($($given),*));
                    }
                }
            }

            let mut given = Some(($($given,)*));
            let mut gives = None;
            // SAFETY: the call is one of `export`, of the same types.
            unsafe { import(&mut given, &mut gives) };
            gives.expect("`export` gives it")
        }
    };
}

over! {
    /// See [`lazy::drawn`].
    drawn(view: LazyView) -> AnyView, by lazy::drawn,
    from "__wasm_split_00lazy00_import_00000000000000000000000000000001"
    to "__wasm_split_00lazy00_export_00000000000000000000000000000001"
}

over! {
    /// See [`Model::handle_lazy`].
    handle(model: &mut Model, event: Arc<LazyEvent>, at: Now, effects: &mut Vec<Effect>) -> (),
    by Model::handle_lazy,
    from "__wasm_split_00lazy00_import_00000000000000000000000000000002"
    to "__wasm_split_00lazy00_export_00000000000000000000000000000002"
}

over! {
    /// See [`Platform::perform_lazy`].
    perform(platform: &mut Platform, effect: LazyEffect, app: App) -> (), by Platform::perform_lazy,
    from "__wasm_split_00lazy00_import_00000000000000000000000000000003"
    to "__wasm_split_00lazy00_export_00000000000000000000000000000003"
}
