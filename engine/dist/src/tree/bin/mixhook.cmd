@echo off
rem Starts mixhook with the Java that came with it; needs nothing else.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "MIXHOOK_ROOT=%%~fI"
set "MIXHOOK_LAUNCHER=%~f0"
set "MIXHOOK_HOME=%MIXHOOK_ROOT%\share\mixhook"
set "MIXHOOK_LIB=%MIXHOOK_ROOT%\lib\mixhook"
set "MIXHOOK_JAVA=%MIXHOOK_LIB%\runtime\bin\java.exe"

rem How much memory Java may take: three quarters of the machine's; MIXHOOK_HEAP says otherwise, as 4g, 512m or 50%%.
set "MIXHOOK_MEMORY=-XX:MaxRAMPercentage=75 -XX:+UseCompressedOops"
if not defined MIXHOOK_HEAP goto start
set MIXHOOK_HEAP| findstr /r /i /x /c:"MIXHOOK_HEAP=[1-9]%%" /c:"MIXHOOK_HEAP=[1-9][0-9]%%" /c:"MIXHOOK_HEAP=100%%" >nul
if not errorlevel 1 set "MIXHOOK_MEMORY=-XX:MaxRAMPercentage=%MIXHOOK_HEAP:~0,-1%" & goto start
set MIXHOOK_HEAP| findstr /r /i /x /c:"MIXHOOK_HEAP=[1-9][0-9]*g" /c:"MIXHOOK_HEAP=[2-9][0-9]m" /c:"MIXHOOK_HEAP=[1-9][0-9][0-9][0-9]*m" >nul
if not errorlevel 1 set "MIXHOOK_MEMORY=-Xmx%MIXHOOK_HEAP%" & goto start
set MIXHOOK_HEAP 1>&2
echo This is not an amount of memory. Write 4g, or 512m (at least 20m), or a share of the machine's such as 50%%. 1>&2
exit /b 2

:start
rem What is printed is UTF-8; the window is given back as it was.
for /f "tokens=2 delims=:." %%C in ('chcp') do set "MIXHOOK_CODE_PAGE=%%C"
chcp 65001 >nul
"%MIXHOOK_JAVA%" -XX:+UseSerialGC -Xss16m -Xlog:aot=off -Xlog:cds=off %MIXHOOK_MEMORY% "-XX:SharedArchiveFile=%MIXHOOK_LIB%\mixhook.jsa" -jar "%MIXHOOK_LIB%\mixhook.jar" %*
set "MIXHOOK_EXIT=%ERRORLEVEL%"
chcp %MIXHOOK_CODE_PAGE% >nul
exit /b %MIXHOOK_EXIT%
