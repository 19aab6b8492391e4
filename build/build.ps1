#!/usr/bin/env pwsh
# The one build word: ./build/build.ps1 [--target=Test|Demo|Pack|Clean] [--configuration=Release]
# Brings no Docker daemon: one must run (see build.sh for root on Debian or Ubuntu).
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path (Join-Path $PSScriptRoot '..')).Path
Push-Location $root
try {
    dotnet tool restore
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }

    # Cake looks for cake.config beside its script only: the one of the root is handed over as arguments, paths made absolute.
    $section = ''
    $settings = foreach ($line in Get-Content cake.config) {
        if ($line -match '^\[(.+)\]') { $section = $Matches[1] }
        elseif ($line -match '^([A-Za-z]+)=(.*)$') {
            "--${section}_$($Matches[1])=$($Matches[2] -replace '^\./', "$root/")"
        }
    }

    dotnet cake build/build.cake @settings @args
    exit $LASTEXITCODE
}
finally {
    Pop-Location
}
